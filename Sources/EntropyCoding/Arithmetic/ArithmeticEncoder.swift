/// The arithmetic coder of Lee et al. and Hu et al. (Nayuki's, with a state of 64 bits).
///
/// The interval [low, high] becomes low + [from r / T, to r / T - 1] for a symbol of the counts
/// from..<to of T, r being its length, rounded down. Leading bits that both ends share are written,
/// with the inverse bits that were pending; where low is 01... and high 10..., the second bit is
/// taken out and one more is pending. Bits fill bytes from the top.
public struct ArithmeticEncoder: Sendable {
  /// The treatment of the last byte.
  public enum Ending: Sendable {
    /// Filled with zeros (Lee et al.).
    case padded
    /// Left out unless it is full (Hu et al.): readers take zeros instead, so a symbol that marks
    /// the end may be read as another. It is kept where what is lost, 2^(pending + bits) parts of
    /// an end of one count in 10^7, would reach into the symbol before: four streams in a million.
    case cut
  }

  private var low: UInt64 = 0
  private var high: UInt64 = .max
  private var pending = 0
  private var bytes: [UInt8] = []
  private var byte: UInt8 = 0
  private var bitCount = 0

  public init() {}

  /// Appends a symbol by its counts.
  ///
  /// - Precondition: from < to <= total < 2^32.
  public mutating func encode(_ counts: Range<UInt64>, of total: UInt64) {
    precondition(!counts.isEmpty && counts.upperBound <= total && total < 1 << 32)
    (low, high) = ArithmeticInterval.narrowed(low, high, counts, total)
    while (low ^ high) >> 63 == 0 {
      let bit = UInt8(low >> 63)
      write(bit)
      while pending > 0 {
        write(1 - bit)
        pending -= 1
      }
      low <<= 1
      high = high << 1 | 1
    }
    while ArithmeticInterval.straddles(low, high) {
      pending += 1
      (low, high) = ArithmeticInterval.withoutSecondBit(low, high)
    }
  }

  /// Appends a symbol of a normal distribution.
  ///
  /// - Throws: `EntropyCodingError.symbol` for one outside its symbols.
  public mutating func encode(
    _ symbol: Int, _ distribution: NormalCounts
  ) throws(EntropyCodingError) {
    guard let counts = distribution.counts(of: symbol) else {
      throw .symbol(symbol, limit: distribution.symbols)
    }
    encode(counts, of: distribution.total)
  }

  /// The stream: a last 1 bit, and the rest of its byte. Pending bits are not written.
  public consuming func finish(_ ending: Ending) -> [UInt8] {
    let isNeeded = pending + bitCount >= 20
    write(1)
    if ending == .padded || isNeeded { while bitCount > 0 { write(0) } }
    return bytes
  }

  private mutating func write(_ bit: UInt8) {
    byte = byte << 1 | bit
    bitCount += 1
    if bitCount == 8 {
      bytes.append(byte)
      (byte, bitCount) = (0, 0)
    }
  }
}

/// Steps that encoder and decoder share.
enum ArithmeticInterval {
  /// The part of an interval that belongs to some counts.
  @inline(__always)
  static func narrowed(
    _ low: UInt64, _ high: UInt64, _ counts: Range<UInt64>, _ total: UInt64
  ) -> (UInt64, UInt64) {
    // One less than the length, which may be 2^64.
    let span = high &- low
    return (
      low &+ share(counts.lowerBound, span, total),
      counts.upperBound == total ? high : low &+ share(counts.upperBound, span, total) &- 1
    )
  }

  /// count (span + 1) / total, rounded down; count < total.
  @inline(__always)
  private static func share(_ count: UInt64, _ span: UInt64, _ total: UInt64) -> UInt64 {
    var product = count.multipliedFullWidth(by: span)
    let (low, overflow) = product.low.addingReportingOverflow(count)
    product = (overflow ? product.high &+ 1 : product.high, low)
    return total.dividingFullWidth(product).quotient
  }

  @inline(__always)
  static func straddles(_ low: UInt64, _ high: UInt64) -> Bool { low >> 62 == 1 && high >> 62 == 2 }

  @inline(__always)
  static func withoutSecondBit(_ low: UInt64, _ high: UInt64) -> (UInt64, UInt64) {
    (low << 1 & ~(1 << 63), high << 1 | 1 << 63 | 1)
  }
}
