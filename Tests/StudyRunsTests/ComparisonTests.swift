import Foundation
import Imaging
import Metrics
import Results
import StudyRuns
import Tables
import TestSupport
import Testing

@Suite struct ComparisonTests {
  @Test func pairsHaveTheScoresOfTheMetricsInTheirOrder() throws {
    try withTemporaryFolder { folder in
      func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
      let original = TestImages.ramps(width: 60, height: 50)
      try original.writePNG(path("a.png"))
      let noisy = (1...3).map { TestImages.ramps(width: 60, height: 50, noise: 4 * $0, seed: 1) }
      for (index, image) in noisy.enumerated() { try image.writePNG(path("b\(index).png")) }
      let pairs = (0..<3).map {
        ComparedPair(original: path("a.png"), reconstruction: path("b\($0).png"))
      }
      let metric = try MetricRegistry.entry("psnr").make(MetricOptions())
      let scored = try pairs.score([metric], alpha: .refuse)
      let scorer = try metric.scorer(for: original)
      for (pair, image) in zip(scored, noisy) {
        let expected = try scorer(image).score
        #expect(pair.scores.map(\.1.score) == [expected])
        #expect(pair.width == 60 && pair.height == 50)
      }
      let table = TableFormat.markdown.text(scored.paper([metric]))
      #expect(table.contains("PSNR") && table.contains("b2.png"))
      #expect(try scored.json([metric]).contains("\"definitions\""))
    }
  }

  @Test func theFirstPairWithoutScoresIsNamed() throws {
    try withTemporaryFolder { folder in
      func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
      try TestImages.ramps(width: 60, height: 50).writePNG(path("a.png"))
      try TestImages.ramps(width: 61, height: 50).writePNG(path("wide.png"))
      try Data("no picture".utf8).write(to: folder.appendingPathComponent("b.png"))
      let pairs = ["a.png", "wide.png", "b.png"].map {
        ComparedPair(original: path("a.png"), reconstruction: path($0))
      }
      let metric = try MetricRegistry.entry("psnr").make(MetricOptions())
      let error = #expect(throws: ComparisonError.self) {
        try pairs.score([metric], alpha: .refuse)
      }
      #expect("\(try #require(error))".contains("wide.png"))
    }
  }
}
