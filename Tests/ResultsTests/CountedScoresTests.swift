import Foundation
import Results
import TestSupport
import Testing

@Suite struct CountedScoresTests {
  static let key = CodecKey(codec: "a, b", objective: "mse")
  static let all = CodecKey(codec: "c", objective: "ms-ssim")
  static let rule = CountedScores(
    definitions: ["0", "1"], images: ["x", "y"], points: [key: ["1", "0.10"], all: nil])

  private func row(
    _ key: CodecKey = Self.key, point: String = "1", image: String = "x", definition: String = "0"
  ) -> ScoreRow {
    ScoreRow(
      key, point: point, image: image, width: 1, height: 1,
      bpp: 1, metric: "m", score: 1, definition: definition)
  }

  @Test func aRowCountsWhereAllOfItIsAskedFor() {
    #expect(Self.rule.counts(row()))
    #expect(Self.rule.counts(row(point: "0.10", image: "y", definition: "1")))
    #expect(Self.rule.counts(row(Self.all, point: "whatever")))
    #expect(Self.rule.counts(row(.control("blur"), point: "whatever")))
    for other in [
      row(point: "0.1"), row(image: "z"), row(definition: "2"),
      row(CodecKey(codec: "c", objective: "mse")), row(.control("blur"), image: "z"),
    ] { #expect(!Self.rule.counts(other), "\(other)") }
    var unknown = Self.rule
    unknown.images = nil
    #expect(unknown.counts(row(image: "z")))
  }

  @Test func itComesBackFromItsFile() throws {
    try withTemporaryFolder { folder in
      #expect(try CountedScores.read(folder: folder.path) == nil)
      var unknown = Self.rule
      unknown.images = nil
      for rule in [Self.rule, unknown] {
        try rule.write(folder: folder.path)
        #expect(try CountedScores.read(folder: folder.path) == rule)
      }
    }
  }
}
