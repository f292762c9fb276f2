/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every machine.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// The generator's output function: a bijection that spreads every bit of its argument.
  static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Uniform in 0 ..< 1 with 53 bits. The standard library's own mapping is not promised to stay.
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// Mean 0, deviation 1: the sum of twelve uniform numbers less six (no libm).
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }

  mutating func element<T>(of values: [T]) -> T {
    values[min(Int(unit() * Double(values.count)), values.count - 1)]
  }

  /// A direction, uniform on the circle, without sine or cosine.
  mutating func direction() -> SIMD2<Double> {
    while true {
      let candidate = SIMD2(uniform(-1...1), uniform(-1...1))
      let square = (candidate * candidate).sum()
      if square > 0.01 && square <= 1 { return candidate / square.squareRoot() }
    }
  }
}
