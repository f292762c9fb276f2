import Foundation
import Studies
import Testing

@Suite struct RecipeParserTests {
  private func recipe(_ encoder: String, objective: String = "mse") throws -> EncoderRecipe {
    try withTree { tree in
      let study = try tree.study(
        """
        study: s
        originals: "{image}.png"
        codecs:
          - {codec: c, objective: \(objective), encoder: \(encoder)}
        """)
      guard case .encoder(let recipe) = study.codecs[0].source else {
        throw StudyError.empty(StudyPlace(file: ""), key: "")
      }
      return recipe
    }
  }

  private func refusal(_ encoder: String, objective: String = "mse") -> String {
    do {
      _ = try recipe(encoder, objective: objective)
      return ""
    } catch { return "\(error)".split(separator: "study.yaml").last.map(String.init) ?? "" }
  }

  @Test(arguments: BuiltInRecipe.all.map(\.name))
  func everyRecipeIsWholeAndUsableByItsName(name: String) throws {
    let known = try #require(BuiltInRecipe.all.first { $0.name == name })
    for objective in known.objectives {
      let recipe = try recipe(name, objective: objective)
      #expect(recipe.points == known.ladder && (6...8).contains(recipe.points.count))
      #expect(recipe.points.allSatisfy(known.quality.contains))
      #expect(known.quality.count > 30)
      let words = (recipe.encode + recipe.decode).flatMap(\.self)
      for needed in ["{original}", "{bitstream}", "{point}", "{reconstruction}"] {
        #expect(words.contains { $0.contains(needed) })
      }
      #expect(recipe.timeLimit == BuiltInRecipe.timeLimit)
    }
  }

  @Test func pointsTargetsAndLimitsReplaceTheDefaults() throws {
    #expect(try recipe("{recipe: jpeg, points: [40, 50]}").points == ["40", "50"])
    #expect(try recipe("{recipe: hevc, points: [30.5]}").points == ["30.5"])
    #expect(try recipe("{recipe: jpeg, time-limit: 3}").timeLimit == 3)
    let search = try recipe("{recipe: av1, target: {bpp: [0.25, 0.50]}}", objective: "ssim")
    #expect(search.points == ["bpp-0.25", "bpp-0.50"])
    #expect(search.target?.values["bpp-0.50"]?.value == 0.5)
    #expect(search.encode[0].contains("--tune=ssim"))
  }

  @Test func ownRecipesMayHaveStepsPicturesAndAScale() throws {
    let own = try recipe(
      """
      {target: {psnr: [30]}, quality: {from: 25, to: 0.05, step: 0.05}, pictures: y4m,
          encode: [[a, "{original}", "{temporary}/x", ""], [b, "{point}", "{bitstream}"]],
          decode: [c, "{bitstream}", "{reconstruction}"]}
      """)
    #expect(
      own.encode == [["a", "{original}", "{temporary}/x", ""], ["b", "{point}", "{bitstream}"]])
    #expect(own.programs == ["a", "b", "c"] && own.pictures == .y4m)
    let scale = try #require(own.quality)
    #expect(scale.count == 500)
    #expect([0, 1, 499].map(scale.text) == ["25", "24.95", "0.05"])
  }

  @Test(arguments: [
    ("jpg", "mse", ":4: \"encoder\" has the unknown value \"jpg\"; did you mean \"jpeg\"?"),
    (
      "jpeg", "ssim",
      ":4: the recipe jpeg has no tuning for the objective \"ssim\", only for \"mse\"; change the "
        + "objective, or write out the encoder's arguments"
    ),
    ("av1", "ms-ssim", "only for \"mse\" and \"ssim\"; change"),
    (
      "{recipe: jpeg, points: [40, 101]}", "mse",
      ":4: the point \"101\" is not a quality of the recipe jpeg; its values go from 1 (coarsest) to 100"
    ),
    (
      "{recipe: jpeg, points: [40, 30.5]}", "mse",
      ":4: the point \"30.5\" is not an integer, and the recipe jpeg accepts only integers as its quality"
    ),
    ("{recipe: av1, points: [1e1]}", "mse", "accepts only integers as its constant quality level"),
    ("{recipe: jpeg, encode: [a]}", "mse", ":4: unknown key \"encode\"; known are recipe, points"),
    ("{recipe: jpeg, points: [1], target: {bpp: [1]}}", "mse", "so remove \"points\""),
    ("{recipe: jpeg, target: {bpp: [1], psnr: [1]}}", "mse", "one measure and its values"),
    ("{recipe: jpeg, target: {bpp: [0]}}", "mse", "\"bpp\" must be a finite number above 0"),
    ("{recipe: jpeg, target: {bpp: [1, 1]}}", "mse", "\"1\" occurs twice in \"bpp\""),
    (
      "{target: {bpp: [1]}, encode: [a], decode: [b]}", "mse", ":4: a target needs \"quality: {from"
    ),
    ("{target: {bpp: [1]}, quality: {from: 1, to: 1}}", "mse", "another number than \"from\""),
    (
      "{target: {bpp: [1]}, quality: {from: 1, to: 9, step: 0}}", "mse",
      "\"step\" must be a number above 0"
    ),
    (
      "{target: {bpp: [1]}, quality: {from: 1, to: 9, step: 1e-30}}", "mse",
      "\"step\" must be a step that makes 2 to 1000000 values"
    ),
    ("{points: [1], encode: [[]], decode: [b]}", "mse", "\"encode\" is empty"),
    (
      "{points: [1], encode: [[a, \"{original}\"], b], decode: [b]}", "mse",
      "\"encode\" must be a list"
    ),
  ])
  func refusals(_ encoder: String, _ objective: String, _ message: String) {
    let refusal = refusal(encoder, objective: objective)
    #expect(refusal.contains(message), "\(refusal)")
  }
}
