import Randomness
import RateDistortion
import Testing

@Suite struct BootstrapTests {
  @Test func drawsAreThoseOfTheReference() throws {
    let golden = try Golden.read()
    for (seed, expected) in [(0, golden.madeUp.draws), (7, golden.seed7.draws)] {
      let table = Bootstrap(draws: 2000, seed: UInt64(seed)).resamples(images: 6)
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

  /// The mean of the values at a draw.
  static func mean(_ values: [Double]) -> (ArraySlice<Int>) -> Double? {
    { draw in draw.reduce(0) { $0 + values[$1] } / Double(draw.count) }
  }

  @Test("BCa intervals of means of skewed numbers are SciPy's")
  func intervalsOfSciPy() throws {
    for expected in try Golden.read().means {
      let table = Bootstrap(draws: 2000).resamples(images: expected.values.count)
      let found = table.interval(of: Self.mean(expected.values))
      #expect(isClose(found.interval?.low, expected.low, 1e-12))
      #expect(isClose(found.interval?.high, expected.high, 1e-12))
      #expect(found.notes.isEmpty)
    }
  }

  @Test func anIntervalFollowsARisingFunction() throws {
    let values = try Golden.read().means[0].values
    let table = Bootstrap(draws: 2001).resamples(images: values.count)
    let plain = try #require(table.interval(of: Self.mean(values)).interval)
    let doubled = try #require(table.interval { 2 * Self.mean(values)($0)! + 1 }.interval)
    #expect(isClose(doubled.low, 2 * plain.low + 1) && isClose(doubled.high, 2 * plain.high + 1))
    let mirrored = try #require(table.interval { -Self.mean(values)($0)! }.interval)
    #expect(isClose(mirrored.low, -plain.high) && isClose(mirrored.high, -plain.low))
  }

  @Test func drawsThatAreAllEqualGiveAnIntervalWithoutWidth() throws {
    let found = Bootstrap(draws: 500).resamples(images: 26).interval { _ in 4 }
    let interval = try #require(found.interval)
    #expect(interval.low == 4 && interval.high == 4 && found.notes.isEmpty)
  }

  @Test func noIntervalWithoutAReason() {
    // Of 25 images no draw takes each once.
    let table = Bootstrap(draws: 2000).resamples(images: 25)
    let mean = Self.mean((0..<25).map(Double.init))
    let all = Array(0..<25)[...]
    let failing = table.interval { $0.count == 25 && $0.first == 0 && $0 != all ? nil : mean($0) }
    let failed = stride(from: 0, to: table.indices.count, by: 25).count { table.indices[$0] == 0 }
    #expect(failing.notes == ["\(failed) of 2000 draws gave no value"])
    #expect(failing.interval != nil)

    let needed = table.interval { $0.contains(5) ? mean($0) : nil }
    #expect(needed.interval == nil)
    #expect(needed.notes.last == "no interval: without one of 1 of the 25 images there is no value")

    let oneSided = table.interval { $0 == all ? 100 : mean($0) }
    #expect(oneSided.interval == nil)
    #expect(oneSided.notes == ["no interval: the draws lie to one side of the value"])

    let none = table.interval { _ in nil }
    #expect(none.interval == nil && none.notes.count == 2)
  }

  @Test(
    "under 24 images the interval is Student's t over the jackknife's error, longer to the tail, without draws"
  )
  func jackknife() throws {
    let values = [1.0, 2, 4, 8, 16, 32]
    let table = Bootstrap().tables(imageCounts: [6, 24, 4])
    #expect(Set(table.keys) == [6, 24] && table[6]?.indices.isEmpty == true)
    #expect(table[24]?.indices.count == 24 * 20_000)
    let found = try #require(table[6]).interval(of: Self.mean(values))
    // R: t.test(c(1, 2, 4, 8, 16, 32)): the jackknife's error of a mean is the usual one.
    #expect(isClose(found.error, 4.8425200051213, 1e-12) && isClose(found.p, 0.0823203, 1e-6))
    // NumPy: 10.5 + e z / (1 - a z), z = -+1.2 t(0.975, 5), a a sixth of the jackknife's skewness.
    let interval = try #require(found.interval)
    #expect(isClose(interval.low, -1.6457383021056948, 1e-12))
    #expect(isClose(interval.high, 29.8964219036189, 1e-12))
    let needed = try #require(table[6]).interval { $0.contains(5) ? Self.mean(values)($0) : nil }
    #expect(needed.interval == nil && needed.p == nil)
    #expect(needed.notes == ["no interval: without one of 1 of the 6 images there is no value"])
  }

  @Test func noDifferenceAtAllHasNoProbability() throws {
    let table = try #require(Bootstrap().tables(imageCounts: [6])[6])
    #expect(table.interval { _ in 0 }.p == nil)
    #expect(table.interval { _ in 2 }.p == 0)
  }

  /// R: p.adjust(c(.01, .04, .03, .005), "holm")
  @Test func holmsAdjustment() {
    #expect(
      zip(holm([0.01, 0.04, 0.03, 0.005]), [0.03, 0.06, 0.06, 0.02]).allSatisfy {
        isClose($0, $1, 1e-12)
      })
    #expect(holm([0.6, 0.9]) == [1, 1] && holm([]).isEmpty)
  }

  @Test func drawsOfTheSameImagesAreTheSame() {
    let indices = Bootstrap(draws: 2000).resamples(images: 6).indices
    #expect(
      stride(from: 0, to: indices.count, by: 6).allSatisfy { start in
        (start + 1..<start + 6).allSatisfy { indices[$0 - 1] <= indices[$0] }
      })
  }

  /// R: quantile(c(1, 2, 4, 8, 16), c(0, .025, .3, .5, .975, 1), type = 7)
  @Test(arguments: [(0, 1.0), (0.025, 1.1), (0.3, 2.4), (0.5, 4), (0.975, 15.2), (1, 16)])
  func percentilesOfType7(p: Double, expected: Double) {
    var values = [4.0, 16, 1, 8, 2]
    #expect(isClose(percentile(&values, p), expected, 1e-14))
    var one = [3.0]
    #expect(percentile(&one, p) == 3)
  }

  /// Against sorting, with many equal values and none.
  @Test(arguments: [1, 2, 3, 10, 1000])
  func selectedValuesAreThoseOfTheSortedOnes(count: Int) {
    var generator = SplitMix64(seed: 7)
    for distinct in [1, 3, 1_000_000] as [UInt64] {
      let values = (0..<count).map { _ in Double(generator.next(below: distinct)) }
      for start in [values, values.sorted(), values.sorted().reversed()] {
        for p in [0, 0.02, 0.5, 0.99, 1] {
          var own = start
          let found = percentile(&own, p)
          let sorted = values.sorted()
          let place = Double(count - 1) * p
          let (low, high) = (sorted[Int(place)], sorted[min(Int(place) + 1, count - 1)])
          #expect(found == low + (place - place.rounded(.down)) * (high - low))
          #expect(own.sorted() == sorted)
        }
      }
    }
  }
}
