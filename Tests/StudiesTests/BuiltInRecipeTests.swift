import Foundation
import Studies
import TestSupport
import Testing

/// docs/encoders.md says of every recipe what the code does.
@Suite struct BuiltInRecipeTests {
  @Test(arguments: BuiltInRecipe.all.map(\.name))
  func thePageDescribesEveryRecipe(name: String) throws {
    let recipe = try #require(BuiltInRecipe.all.first { $0.name == name })
    let page = try String(contentsOf: fixture("../../docs/encoders.md"), encoding: .utf8)
    let objectives = recipe.objectives.map { "`\($0)`" }.joined(separator: ", ")
    let row =
      "| `\(name)` | \(recipe.about) | \(objectives) | \(recipe.parameter), "
      + "\(recipe.quality.coarsest) to \(recipe.quality.finest) | "
      + "\(recipe.ladder.joined(separator: ", ")) |"
    #expect(page.contains(row), "expected: \(row)")
  }
}
