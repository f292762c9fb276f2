import Results
import Testing

struct RoundNumbersTests {
  @Test func threeToEightRoundValues() {
    #expect(RoundNumbers.between(0.045, 5) == [0.05, 0.1, 0.2, 0.5, 1, 2, 5])
    #expect(RoundNumbers.between(0.0009, 120) == [0.001, 0.01, 0.1, 1, 10, 100])
    #expect(RoundNumbers.between(0.91, 0.97) == nil)
  }
}
