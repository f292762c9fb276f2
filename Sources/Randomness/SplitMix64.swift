/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014):
/// small, seeded, the same bits on every machine.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// The generator's output function: a bijection that spreads every bit of its argument.
  public static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number in 0..<bound, every one equally likely: values that would favour some are
  /// drawn again.
  public mutating func next(below bound: UInt64) -> UInt64 {
    precondition(bound > 0, "bound 0")
    // 2^64 mod bound values at the bottom would make the first residues more likely.
    let rejected = (0 &- bound) % bound
    while true {
      let value = next()
      if value >= rejected { return value % bound }
    }
  }

  /// A real number in 0..<1 with 53 random bits.
  public mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
