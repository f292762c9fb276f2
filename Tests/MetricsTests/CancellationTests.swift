import Imaging
import Metrics
import Results
import Synchronization
import TestSupport
import Testing

/// Metrics that take long end between the steps of their work where nobody waits any more.
@Suite struct CancellationTests {
  private struct Pair: Sendable {
    let original, noisy: Image

    init(width: Int, height: Int) {
      original = TestImages.ramps(width: width, height: height)
      noisy = TestImages.ramps(width: width, height: height, noise: 9, seed: 3)
    }
  }

  private static let small = Pair(width: 96, height: 80)
  /// The metrics with five scales have a least side.
  private static let large = Pair(width: 196, height: 180)

  /// Counts the checks of a call, and ends it at one of them.
  private final class Watch: Sendable {
    private let count = Atomic(0)
    private let last: Int
    var checks: Int { count.load(ordering: .relaxed) }

    init(endingAt last: Int = .max) { self.last = last }

    func score(_ metric: any Metric, _ pair: Pair = CancellationTests.small) throws -> MetricScore {
      try Cancellation.watch({ self.count.add(1, ordering: .relaxed).newValue >= self.last }) {
        try metric.score(pair.noisy, original: pair.original)
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
    // Five layers of each of two images at the least.
    try endsAtAnyStep(MetricRegistry.entry(id).make(options), Self.small, least: 10)
  }

  /// With the variants of each. The others make a score of 12 million pixels in a tenth of a second.
  private static let slow = [
    "butteraugli", "ciede2000", "fsim", "gmsd", "iw-ssim", "ms-ssim", "nlpd", "psnr-hvs", "ssim",
    "vif-p", "xpsnr",
  ]

  @Test(
    "metrics without weights",
    arguments: MetricRegistry.all.filter { $0.weights == nil }.map(\.descriptor.id))
  func aCallEndsAtTheNextStep(id: String) throws {
    let isSlow = Self.slow.contains { id.hasPrefix($0) }
    // Rounding to 10 bits takes long: a step for each channel of each image, and for its luma.
    let isRounded = id.hasSuffix("-jpeg-ai")
    try endsAtAnyStep(
      MetricRegistry.entry(id).make(MetricOptions()), Self.large,
      least: isRounded ? 8 : isSlow ? 2 : 0)
  }

  private func endsAtAnyStep(_ metric: any Metric, _ pair: Pair, least: Int) throws {
    let whole = Watch()
    let expected = try whole.score(metric, pair)
    let all = whole.checks
    #expect(all >= least)
    for step in [1, 2, all / 2, all - 1, all] where 0 < step && step <= all {
      let cut = Watch(endingAt: step)
      #expect(throws: CancellationError.self) { try cut.score(metric, pair) }
      #expect(cut.checks == step)
      // Memory that the cut call left half written goes to the next one.
      #expect(try Watch().score(metric, pair) == expected)
    }
  }

  @Test func withoutAWatchNothingEnds() throws {
    let metric = try MetricRegistry.entry("vgg16").make(MetricOptions())
    #expect(throws: CancellationError.self) { try Watch(endingAt: 1).score(metric) }
    #expect(throws: Never.self) {
      try metric.score(Self.small.noisy, original: Self.small.original)
    }
  }
}
