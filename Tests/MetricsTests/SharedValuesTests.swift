import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

/// What metrics share of an image changes no bit of their scores.
@Suite struct SharedValuesTests {
  private static let ids = MetricRegistry.all.filter { $0.weights == nil }.map(\.descriptor.id)

  @Test func sharingChangesNoBit() throws {
    let metrics = try (Self.ids + ["psnr-hvs-frame4", "ssimulacra2-frame4"]).map {
      try MetricRegistry.entry($0).make(MetricOptions())
    }
    func scores(shared: Bool) throws -> [MetricScore] {
      let original = TestImages.ramps(width: 203, height: 187)
      let other = TestImages.ramps(width: 203, height: 187, noise: 7, seed: 3)
      if shared { for image in [original, other] { image.derived.keep() } }
      return try metrics.map { try $0.scorer(for: original)(other) }
    }
    let (alone, shared) = (try scores(shared: false), try scores(shared: true))
    for (metric, pair) in zip(metrics, zip(alone, shared)) {
      #expect(pair.0 == pair.1 || pair.0.score.isNaN, "\(metric.descriptor.id)")
    }
  }
}
