import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

@Suite struct DISTSTests {
  @Test("agrees with DISTS-pytorch", arguments: CalibratedGolden.all, [false, true])
  func golden(golden: CalibratedGolden, exact: Bool) throws {
    let score = try golden.score("dists", exact: exact)
    #expect(abs(score.score / golden.dists - 1) < (exact ? 1e-5 : golden.relative))
    #expect(abs(score.parts.map(\.score).reduce(0, +) - score.score) < 1e-12)
  }

  @Test func theSmallestImageHasAScore() throws {
    let a = Image(width: 1, height: 1, samples: .eight([10, 200, 7]))
    let b = Image(width: 1, height: 1, samples: .eight([90, 100, 7]))
    let score = try scored("dists", b, a, MetricLawsTests.options).score
    #expect(score > 0 && score < 1)
  }

  @Test func withoutWeightsTheErrorSaysWhereTheyComeFrom() throws {
    let error = #expect(throws: MetricError.self) {
      try MetricRegistry.entry("dists").make(MetricOptions())
    }
    #expect(error?.description.contains("weights.pt of the Python package DISTS-pytorch") == true)
  }
}
