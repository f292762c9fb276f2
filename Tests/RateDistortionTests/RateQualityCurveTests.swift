import RateDistortion
import Testing

@Suite struct RateQualityCurveTests {
  @Test(arguments: [
    ([1.0, 2, 3], [1.0, 2, 3], CurveFault.tooFewPoints(3)),
    ([], [], .tooFewPoints(0)),
    ([1, 2, 3, 4], [1, 2, 3], .tooFewPoints(3)),
    ([1, 2, 3, 4], [1, 2, 3, .infinity], .notFinite(3)),
    ([1, 2, 3, 4], [1, .nan, 3, 4], .notFinite(1)),
    ([0, 2, 3, 4], [1, 2, 3, 4], .notFinite(0)),
    ([-1, 2, 3, 4], [1, 2, 3, 4], .notFinite(0)),
    ([1, 2, 2, 4], [1, 2, 3, 4], .notRising(2)),
    ([1, 2, 3, 4], [1, 2, 3, 3], .notRising(3)),
    ([1, 2, 3, 4], [1, 3, 2, 4], .notRising(2)),
  ])
  func refuses(rates: [Double], qualities: [Double], fault: CurveFault) {
    #expect(throws: fault) { _ = try RateQualityCurve(rates: rates, qualities: qualities) }
  }

  @Test func ratesBecomeLogarithms() throws {
    let curve = try RateQualityCurve(rates: [0.1, 1, 10, 100], qualities: [1, 2, 3, 4])
    #expect(curve.logRates == [-1, 0, 1, 2])
  }
}
