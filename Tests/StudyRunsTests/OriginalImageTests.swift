import Imaging
import Metrics
import Results
import StudyRuns
import Synchronization
import TestSupport
import Testing

@Suite struct OriginalImageTests {
  private let original = TestImages.ramps(width: 60, height: 50)
  private let others = (1...6).map {
    TestImages.ramps(width: 60, height: 50, noise: 2 * $0, seed: UInt64($0))
  }

  private func metrics(_ cores: CoreShare) throws -> [any Metric] {
    try ["psnr", "ssim"].map { try MetricRegistry.entry($0).make(MetricOptions(cores: cores)) }
  }

  @Test func manyHaveTheScoresOfEach() throws {
    let cores = CoreShare()
    let image = OriginalImage(original, metrics: try metrics(cores), cores: cores)
    let each = try others.map { try image.score($0) }
    let many = try image.scores(count: others.count) { others[$0] }.map { try $0.get() }
    #expect(many == each)
    let scorer = try MetricRegistry.entry("psnr").make(MetricOptions()).scorer(for: original)
    #expect(try each.map { $0[0] } == others.map { try scorer($0) })
  }

  @Test func aFailureStandsInItsPlaceAndTheRestIsScored() throws {
    let cores = CoreShare()
    let image = OriginalImage(original, metrics: try metrics(cores), cores: cores)
    let narrow = TestImages.ramps(width: 59, height: 50)
    let found = image.scores(count: 3) { $0 == 1 ? narrow : others[$0] }
    #expect(throws: Never.self) { try found[0].get() }
    #expect(throws: MetricError.self) { try found[1].get() }
    #expect(throws: Never.self) { try found[2].get() }
  }

  @Test func cancelledCallsStopBeforeTheNextMetricAndTheOriginalStaysUsable() throws {
    let cores = CoreShare()
    let image = OriginalImage(original, metrics: try metrics(cores), cores: cores)
    let asked = Atomic(0)
    #expect(throws: CancellationError.self) {
      try image.score(others[0], isCancelled: { asked.add(1, ordering: .relaxed).newValue == 2 })
    }
    #expect(asked.load(ordering: .relaxed) == 2)
    #expect(throws: Never.self) { try image.score(others[0]) }
  }

  @Test func aPassThroughANetworkEndsBetweenItsStripsAndTheOriginalStaysUsable() throws {
    let cores = CoreShare()
    let metric = try MetricRegistry.entry("vgg16").make(MetricOptions(cores: cores))
    let expected = try metric.scorer(for: original)(others[0])
    // The third check falls into the pass over the original, whose failure must not be kept; the tenth
    // into that over the reconstruction or behind it.
    for last in [3, 10] {
      let picture = OriginalImage(original, metrics: [metric], cores: cores)
      let asked = Atomic(0)
      #expect(throws: CancellationError.self) {
        try picture.score(
          others[0], isCancelled: { asked.add(1, ordering: .relaxed).newValue >= last })
      }
      #expect(asked.load(ordering: .relaxed) == last)
      #expect(try picture.score(others[0]) == [expected])
    }
  }

  @Test func ofManyNoneIsReadAfterTheCallWasCancelled() throws {
    let cores = CoreShare()
    let picture = OriginalImage(original, metrics: try metrics(cores), cores: cores)
    let read = Atomic(0)
    let found = picture.scores(count: 6, isCancelled: { true }) {
      read.add(1, ordering: .relaxed)
      return others[$0]
    }
    #expect(found.count == 6 && read.load(ordering: .relaxed) == 0)
    for result in found { #expect(throws: CancellationError.self) { try result.get() } }
  }
}
