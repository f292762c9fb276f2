import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing
import Weights

@Suite struct LPIPSAlexTests {
  static let golden = CalibratedGolden.all.filter { $0.alex != nil }

  @Test("agrees with the lpips package", arguments: golden, [false, true])
  func agrees(golden: CalibratedGolden, exact: Bool) throws {
    let score = try golden.score("lpips-alex", exact: exact)
    let expected = try #require(golden.alex)
    // The package has its input's means and deviations as float32, hence no closer.
    let relative = exact ? 1e-5 : golden.relative
    #expect(abs(score.score / expected - 1) < relative)
    for (part, expected) in zip(score.parts, try #require(golden.alexLayers)) {
      #expect(abs(part.score / expected - 1) < 10 * relative, "\(part)")
    }
  }

  @Test func theGoldenValuesAreThere() { #expect(Self.golden.count == 4) }

  @Test func theSmallestImageHasAScoreAndSmallerOnesAreRefused() throws {
    let metric = try MetricRegistry.entry("lpips-alex").make(MetricLawsTests.options)
    let smallest = TestImages.ramps(width: 31, height: 31)
    let other = TestImages.ramps(width: 31, height: 31, noise: 9, seed: 3)
    #expect(try metric.score(other, original: smallest).score > 0)
    let error = #expect(throws: MetricError.self) {
      try metric.selfScore(TestImages.ramps(width: 40, height: 30))
    }
    #expect(error?.description.contains("at least 31 pixels") == true)
  }

  @Test func withoutWeightsTheErrorSaysHowToGetThem() throws {
    let error = #expect(throws: MetricError.self) {
      try MetricRegistry.entry("lpips-alex").make(MetricOptions())
    }
    #expect(error?.description.contains("crossmetric weights fetch lpips-alex") == true)
  }

  @Test func anotherNetworkIsRefused() throws {
    let path = fixture("calibrated/narrow.safetensors").path
    let error = #expect(throws: WeightError.self) {
      try MetricRegistry.entry("lpips-alex").make(MetricOptions(weights: ["lpips-alex": path]))
    }
    #expect(error?.description.contains("\"features.0.weight\" has shape") == true)
  }
}
