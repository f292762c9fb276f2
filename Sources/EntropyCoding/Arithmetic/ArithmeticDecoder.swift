/// Reads what `ArithmeticEncoder` wrote; beyond the end of its bytes it reads zeros, as the formats
/// demand, so any bytes are some symbols.
public struct ArithmeticDecoder: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = .max
  private var code: UInt64 = 0
  private let bytes: [UInt8]
  private var position = 0

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for _ in 0..<64 { code = code << 1 | nextBit() }
  }

  /// Takes a symbol that is found by its count.
  ///
  /// - Parameters:
  ///   - total: as the encoder had it.
  ///   - counts: the counts of the symbol that a count belongs to.
  public mutating func decode(of total: UInt64, _ counts: (UInt64) -> Range<UInt64>) {
    // ((offset + 1) total - 1) / length, rounded down; below total, since offset < length.
    let length = UInt128(high &- low) + 1
    let value = (UInt128(code &- low) * UInt128(total) + UInt128(total - 1)) / length
    let counts = counts(UInt64(value))
    precondition(counts.contains(UInt64(value)) && counts.upperBound <= total)
    (low, high) = ArithmeticInterval.narrowed(low, high, counts, total)
    while (low ^ high) >> 63 == 0 {
      low <<= 1
      high = high << 1 | 1
      code = code << 1 | nextBit()
    }
    while ArithmeticInterval.straddles(low, high) {
      (low, high) = ArithmeticInterval.withoutSecondBit(low, high)
      code = code & 1 << 63 | code << 1 & ~(1 << 63) | nextBit()
    }
  }

  /// Takes a symbol of a normal distribution.
  public mutating func decode(_ distribution: NormalCounts) -> Int {
    var symbol = 0
    decode(of: distribution.total) { value in
      let found = distribution.symbol(at: value)
      symbol = found.symbol
      return found.counts
    }
    return symbol
  }

  private mutating func nextBit() -> UInt64 {
    guard position >> 3 < bytes.count else { return 0 }
    let bit = bytes[position >> 3] >> UInt8(7 - position & 7) & 1
    position &+= 1
    return UInt64(bit)
  }
}
