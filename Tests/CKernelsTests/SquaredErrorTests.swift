import CKernels
import Randomness
import Testing

@Suite struct SquaredErrorTests {
  @Test("the sum in integers", arguments: [0, 1, 7, 31, 32, 33, 1000, 65_535, 65_536, 200_001])
  func exact(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let a = (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    let b = (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    let expected = zip(a, b).reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
    #expect(ck_squared_error(a, b, count) == expected)
  }

  @Test func theLargestDifferencesDoNotOverflow() {
    let black = [UInt8](repeating: 0, count: 300_000)
    let white = [UInt8](repeating: 255, count: 300_000)
    #expect(ck_squared_error(black, white, 300_000) == 300_000 * 65_025)
    #expect(ck_squared_error(white, black, 300_000) == 300_000 * 65_025)
  }
}
