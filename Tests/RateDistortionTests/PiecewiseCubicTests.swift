import RateDistortion
import Results
import Testing

@Suite struct PiecewiseCubicTests {
  let curve: PiecewiseCubic

  init() throws {
    curve = try InterpolationMethod.pchip.interpolant(
      x: [0, 1, 3, 4, 7], y: [2, 5, 5.5, 9, 9.1])
  }

  @Test func anIntegralIsTheSumOfItsParts() {
    let whole = curve.integral(from: 0.3, to: 6.2)
    let parts = curve.integral(from: 0.3, to: 2) + curve.integral(from: 2, to: 6.2)
    #expect(isClose(parts, whole, 1e-14))
    #expect(curve.integral(from: 2, to: 2) == 0)
  }

  @Test func anIntegralIsTheLimitOfMidpointSums() {
    let steps = 20_000
    let width = 7.0 / Double(steps)
    let sum = (0..<steps).reduce(0) { $0 + curve((Double($1) + 0.5) * width) * width }
    #expect(isClose(curve.integral(from: 0, to: 7), sum, 1e-8))
  }
}
