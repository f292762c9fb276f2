import RateDistortion
import Testing

@Suite struct BootstrapTests {
  @Test func drawsAreThoseOfTheReference() throws {
    let golden = try Golden.read()
    for (seed, expected) in [(0, golden.madeUp.draws), (7, golden.seed7.draws)] {
      let table = Bootstrap(seed: UInt64(seed)).resamples(images: 6)
      #expect(Array(table.indices.prefix(18)) == expected)
      #expect(table.indices.count == 2000 * 6)
      #expect(table.indices.allSatisfy { (0..<6).contains($0) })
    }
  }

  @Test func moreDrawsBeginWithTheSame() {
    let few = Bootstrap(draws: 10).resamples(images: 7).indices
    #expect(Array(Bootstrap(draws: 20).resamples(images: 7).indices.prefix(70)) == few)
  }

  @Test func noDrawsNoTable() {
    #expect(Bootstrap(draws: 0).resamples(images: 7).indices.isEmpty)
    #expect(Bootstrap(draws: -3).resamples(images: 7).indices.isEmpty)
    #expect(Bootstrap().resamples(images: 0).indices.isEmpty)
  }

  /// R: quantile(c(1, 2, 4, 8, 16), c(0, .025, .3, .5, .975, 1), type = 7)
  @Test(arguments: [(0, 1.0), (0.025, 1.1), (0.3, 2.4), (0.5, 4), (0.975, 15.2), (1, 16)])
  func percentilesOfType7(p: Double, expected: Double) {
    #expect(isClose(percentile([1, 2, 4, 8, 16], p), expected, 1e-14))
    #expect(percentile([3], p) == 3)
  }
}
