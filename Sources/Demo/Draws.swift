import Randomness

/// Random quantities for painting, without libm: the same bits on every machine.
extension SplitMix64 {
  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + nextUnit() * (range.upperBound - range.lowerBound)
  }

  /// Mean 0, deviation 1: the sum of twelve uniform numbers less six.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += nextUnit() }
    return sum
  }

  mutating func element<T>(of values: [T]) -> T {
    values[Int(next(below: UInt64(values.count)))]
  }

  /// A direction, uniform on the circle.
  mutating func direction() -> SIMD2<Double> {
    while true {
      let candidate = SIMD2(uniform(-1...1), uniform(-1...1))
      let square = (candidate * candidate).sum()
      if square > 0.01 && square <= 1 { return candidate / square.squareRoot() }
    }
  }
}
