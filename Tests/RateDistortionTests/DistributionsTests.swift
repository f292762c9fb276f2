import RateDistortion
import Testing

/// Against SciPy 1.17 (`scipy.stats.norm`, `scipy.stats.t`).
@Suite struct DistributionsTests {
  @Test(arguments: [
    (1e-300, -37.0471), (0.0002, -3.5400837992061447), (0.025, -1.9599639845400545), (0.5, 0),
    (0.9, 1.2815515655446004), (0.9999, 3.719016485455709),
  ])
  func normalQuantiles(p: Double, expected: Double) {
    #expect(isClose(Normal.quantile(p), expected, p < 1e-9 ? 1e-6 : 1e-12))
    #expect(isClose(Normal.distribution(Normal.quantile(p)), p, 1e-14))
  }

  @Test(arguments: [
    (1, 12.706204736174694), (2, 4.302652729749462), (3, 3.182446305283710), (4, 2.776445105197793),
    (5, 2.5705818356363146), (23, 2.0686576104190486), (99, 1.9842169515864169),
    (4999, 1.9604386466615247),
  ])
  func studentQuantiles(degrees: Int, expected: Double) {
    #expect(isClose(Student.quantile975(degrees: degrees), expected, 1e-10))
  }
}
