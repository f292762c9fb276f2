import Imaging
import Metrics
import Results
import Synchronization
import TestSupport
import Testing

/// Metrics with a network end between the steps of their work where nobody waits any more.
@Suite struct CancellationTests {
  private static let original = TestImages.ramps(width: 96, height: 80)
  private static let noisy = TestImages.ramps(width: 96, height: 80, noise: 9, seed: 3)

  /// Counts the checks of a call, and ends it at one of them.
  private final class Watch: Sendable {
    private let count = Atomic(0)
    private let last: Int
    var checks: Int { count.load(ordering: .relaxed) }

    init(endingAt last: Int = .max) { self.last = last }

    func score(_ metric: any Metric) throws -> MetricScore {
      try Cancellation.watch({ self.count.add(1, ordering: .relaxed).newValue >= self.last }) {
        try metric.score(noisy, original: original)
      }
    }
  }

  /// The exact networks work layer by layer, the others strip by strip.
  @Test(
    arguments: [
      ("vgg16", false), ("vgg16-phases", false), ("vgg16-frame4", false), ("lpips-vgg", false),
      ("lpips-vgg", true), ("lpips-alex", false), ("lpips-alex", true), ("dists", false),
      ("dists", true),
    ])
  func aCallEndsAtTheNextStepAndTheMetricStaysUsable(id: String, exact: Bool) throws {
    let options = MetricOptions(weights: CalibratedGolden.weights, exact: exact)
    let metric = try MetricRegistry.entry(id).make(options)
    let whole = Watch()
    let expected = try whole.score(metric)
    // Five layers of each of two images at the least.
    #expect(whole.checks >= 10)
    for step in [1, 2, whole.checks / 2, whole.checks - 1, whole.checks] {
      let cut = Watch(endingAt: step)
      #expect(throws: CancellationError.self) { try cut.score(metric) }
      #expect(cut.checks == step)
      // Memory that the cut call left half written goes to the next one.
      #expect(try Watch().score(metric) == expected)
    }
  }

  @Test func withoutAWatchNothingEnds() throws {
    let metric = try MetricRegistry.entry("vgg16").make(MetricOptions())
    #expect(throws: CancellationError.self) { try Watch(endingAt: 1).score(metric) }
    #expect(throws: Never.self) { try metric.score(Self.noisy, original: Self.original) }
  }
}
