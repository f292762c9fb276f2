import Randomness
import Testing

@Suite struct SplitMix64Tests {
  @Test func firstValuesOfThePublishedGenerator() {
    // Vigna's splitmix64.c with x = 1234567.
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect((0..<5).map { _ in generator.next() } == expected)
  }

  @Test func boundedValuesAreEven() {
    var generator = SplitMix64(seed: 3)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[Int(generator.next(below: 6))] += 1 }
    // Five sigma of a binomial with n = 60,000, p = 1/6.
    for count in counts { #expect(abs(count - 10_000) < 457) }
  }

  @Test func boundsNearTheWholeRangeStayInside() {
    var generator = SplitMix64(seed: 4)
    let bound = UInt64.max - 1
    let values = (0..<1000).map { _ in generator.next(below: bound) }
    #expect(values.filter { $0 >= bound }.isEmpty)
    let units = (0..<1000).map { _ in generator.nextUnit() }
    #expect(units.filter { !(0..<1).contains($0) }.isEmpty)
  }
}
