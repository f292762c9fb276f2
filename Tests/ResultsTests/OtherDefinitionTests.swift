import Foundation
import Results
import TestSupport
import Testing

@Suite struct OtherDefinitionTests {
  static func definition(_ fingerprint: String, _ way: String, weights: Character)
    -> MetricDefinition
  {
    MetricDefinition(
      metric: "d", fingerprint: fingerprint,
      text: "d; \(way); weights " + String(repeating: weights, count: 64))
  }

  static func score(_ definition: String, objective: String = "mse") -> ScoreRow {
    ScoreRow(
      CodecKey(codec: "c", objective: objective), point: "1", image: "i", width: 8, height: 8,
      bpp: 1, metric: "d", score: 0.5, definition: definition)
  }

  @Test func scoresOfTheSameWeightsByAnotherDefinition() throws {
    try withTemporaryFolder { folder in
      let file = { folder.appendingPathComponent($0).path }
      #expect(try OtherDefinition.read(folder: folder.path, beside: []).isEmpty)
      try MetricDefinition.write(
        [
          Self.definition("fast", "tiles", weights: "a"),
          Self.definition("exact", "in Double", weights: "a"),
          Self.definition("seeded", "tiles", weights: "b"),
        ], toFile: file("definitions.csv"))
      let current = [Self.score("fast")]
      try ScoreRow.write(
        current + [
          Self.score("exact"), Self.score("seeded"), Self.score("exact", objective: "control"),
        ], toFile: file("scores.csv"))
      let found = try OtherDefinition.read(folder: folder.path, beside: current)
      #expect(found.map(\.definition.fingerprint) == ["exact"])
      #expect(found.first?.scores == [Self.score("exact")])
    }
  }
}
