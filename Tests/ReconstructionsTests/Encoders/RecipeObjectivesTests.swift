import Metrics
import Results
import Studies
import Testing

/// The objectives that encoders can be tuned for are those of metrics.
@Suite struct RecipeObjectivesTests {
  @Test(arguments: BuiltInRecipe.all.map(\.name))
  func eachIsDeclaredByAMetric(name: String) throws {
    let recipe = try #require(BuiltInRecipe.all.first { $0.name == name })
    for objective in recipe.objectives {
      #expect(
        MetricRegistry.catalogue.descriptors.contains { $0.isTrained(by: objective) },
        "\(objective) of \(name)")
    }
  }
}
