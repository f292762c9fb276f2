import Foundation
import Imaging
import Metrics
import Processes
import Reconstructions
import Results
import Studies
import TestSupport
import Testing

/// Recipes whose programs are here: those that Debian has, and VVC where `make extras` was run.
private enum Debian {
  static let hasVVC = FFmpegPart.encoder("libvvenc").find() != nil
  static let recipes = BuiltInRecipe.all.filter { $0.name != "vvc" || hasVVC }

  static let hasPrograms = recipes.allSatisfy { recipe in
    recipe.objectives.allSatisfy { objective in
      (recipe.recipe(objective: objective)?.programs ?? []).allSatisfy { name in
        ["/usr/bin/", "/usr/local/bin/"].contains {
          FileManager.default.isExecutableFile(atPath: $0 + name)
        }
      }
    }
  }
}

/// The built-in recipes with their programs, on crops of photographs.
@Suite(
  .enabled(if: Debian.hasPrograms, "needs the programs of the recipes (scripts/setup.sh)"),
  .enabled(if: outsideData != nil, "needs CROSSMETRIC_DATA"))
struct RecipeTests {
  /// Encodes crops of two photographs at points of a recipe, in all its objectives.
  private static func encode(
    _ recipe: BuiltInRecipe, _ encoder: String, in folder: URL
  ) throws -> [EncodingRow] {
    let kodak = try #require(outsideData).appendingPathComponent("data/kodak")
    for image in ["kodim03", "kodim13"] {
      let original = try Image.read(kodak.appendingPathComponent(image + ".png").path)
      try original.cropped(x: 301, y: 200, width: 161, height: 97)
        .writePNG(folder.path + "/\(image).png")
    }
    let entries = recipe.objectives.map {
      "  - {codec: c, objective: \($0), encoder: \(encoder)}\n"
    }
    try Data(
      ("study: s\noriginals: \"{image}.png\"\ncodecs:\n" + entries.joined()
        + "metrics: [psnr]\n").utf8
    ).write(to: folder.appendingPathComponent("study.yaml"))
    let run = EncodingRun(
      study: try Study.load(folder.path + "/study.yaml"), outputFolder: folder.path + "/out",
      jobs: 2, measures: ["psnr": try psnr])
    let outcome = try run.run(watchingSignals: false) { _, _ in }
    #expect(run.unmakeable.map(\.message) == [] && outcome.failures.map(\.message) == [])
    return try EncodingRow.rows(ofFile: folder.path + "/out/encodings.csv")
  }

  private static var psnr: EncodingMeasure {
    get throws {
      let metric = try MetricRegistry.entry("psnr").make(MetricOptions())
      return EncodingMeasure(definition: "", risesWithQuality: true) { original in
        let scorer = try metric.scorer(for: original)
        return { try scorer($0).score }
      }
    }
  }

  private static func score(_ row: EncodingRow, in folder: URL) throws -> Double {
    let made = "out/reconstructions/\(row.codec)/\(row.objective)/\(row.point)/\(row.image).png"
    let original = try Image.read(folder.path + "/\(row.image).png")
    return try psnr.scorer(original)(try Image.read(folder.appendingPathComponent(made).path))
  }

  @Test(arguments: Debian.recipes.map(\.name))
  func ratesAndQualityRiseAlongTheLadder(name: String) throws {
    let recipe = try #require(Debian.recipes.first { $0.name == name })
    let points = [recipe.ladder[0], recipe.ladder[3], recipe.ladder[recipe.ladder.count - 1]]
    try withTemporaryFolder { folder in
      let rows = try Self.encode(
        recipe, "{recipe: \(name), points: [\(points.joined(separator: ", "))]}", in: folder)
      #expect(rows.count == 6 * recipe.objectives.count)
      for curve in Dictionary(grouping: rows, by: { $0.objective + $0.image }).values {
        #expect(curve.map(\.quality) == points)
        let sizes = curve.map(\.bytes)
        let scores = try curve.map { try Self.score($0, in: folder) }
        #expect(sizes[0] < sizes[1] && sizes[1] < sizes[2], "\(sizes)")
        #expect(scores[0] < scores[1] && scores[1] < scores[2], "\(scores)")
      }
      // The objectives are different encoders.
      #expect(Set(rows.map { "\($0.point) \($0.image) \($0.bytes)" }).count == rows.count)
      let programs = try ProgramRow.rows(ofFile: folder.path + "/out/programs.csv")
      #expect(programs.allSatisfy { $0.version.contains(/[0-9]\.[0-9]/) }, "\(programs)")
    }
  }

  /// A wrong matrix or range anywhere costs 15 dB and more.
  @Test(arguments: Debian.recipes.map(\.name))
  func conversionsCostLittle(name: String) throws {
    let recipe = try #require(Debian.recipes.first { $0.name == name })
    let finest = recipe.quality.finest.description
    try withTemporaryFolder { folder in
      for row in try Self.encode(
        recipe, "{recipe: \(name), points: [\(finest)]}", in: folder)
      {
        // WebP and VVC have half the chroma in each direction.
        #expect(try Self.score(row, in: folder) > (["webp", "vvc"].contains(name) ? 39 : 47))
      }
    }
  }

  @Test func twoRunsGiveTheSameBits() throws {
    for recipe in Debian.recipes {
      let runs = try (0..<2).map { _ in
        try withTemporaryFolder { folder in
          try Self.encode(
            recipe, "{recipe: \(recipe.name), points: [\(recipe.ladder[2])]}", in: folder
          ).map { row in
            let stem =
              "out/reconstructions/\(row.codec)/\(row.objective)/\(row.point)/\(row.image)."
            return try [recipe.fileExtension, "png"].map {
              try Data(contentsOf: folder.appendingPathComponent(stem + $0))
            }
          }
        }
      }
      #expect(runs[0] == runs[1], "\(recipe.name)")
    }
  }

  @Test func theTargetIsReachedAsNearlyAsTheScaleAllows() throws {
    let recipe = try #require(Debian.recipes.first { $0.name == "jpeg" })
    try withTemporaryFolder { folder in
      let rows = try Self.encode(recipe, "{recipe: jpeg, target: {psnr: [30, 33.5]}}", in: folder)
      #expect(rows.map(\.point) == ["psnr-30", "psnr-30", "psnr-33.5", "psnr-33.5"])
      for row in rows {
        let target = row.point == "psnr-30" ? 30 : 33.5
        let reached = try #require(row.reached)
        #expect(try Self.score(row, in: folder) == reached)
        // Both neighbours on the scale are farther away.
        let quality = try #require(Int(row.quality))
        try withTemporaryFolder { other in
          let neighbours = try Self.encode(
            recipe, "{recipe: jpeg, points: [\(quality - 1), \(quality + 1)]}", in: other)
          for neighbour in neighbours where neighbour.image == row.image {
            let miss = abs(try Self.score(neighbour, in: other) - target)
            #expect(miss >= abs(reached - target))
          }
        }
      }
    }
  }
}
