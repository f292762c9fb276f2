internal import Foundation

/// Counts of a normal distribution over the symbols 0..<K, computed where they are asked for.
///
/// Of T = 10^7 + K counts, those below symbol s are floor(10^7 F(s - 1/2)) + s, with
/// F(t) = (1 + erf((t - mean) / ((deviation + 1e-10) sqrt 2))) / 2: every symbol has one at least. The
/// two published coders differ in K and in where they round to 32 bits.
public struct NormalCounts: Sendable {
  public let symbols: Int
  public var total: UInt64 { UInt64(Self.scale) + UInt64(symbols) }

  private static let scale = 10_000_000
  private let mean: Double
  /// (deviation + 1e-10) sqrt 2
  private let spread: Double
  private let isRounded: Bool

  /// Lee et al. 2019: 513 symbols, all in Double. Value v has symbol v + 255 and the mean has the 255
  /// added too; 512 ends the stream.
  ///
  /// - Throws: `EntropyCodingError.parameters`.
  public static func lee(
    mean: Double, deviation: Double
  ) throws(EntropyCodingError) -> NormalCounts {
    try NormalCounts(
      symbols: 513, mean: mean, deviation: deviation, spread: deviation + 1e-10, isRounded: false)
  }

  /// Hu et al. 2021: 1025 symbols, 511 added; mean and deviation lose their lowest `maskedBits`, and
  /// the distribution is rounded to Float.
  ///
  /// - Throws: `EntropyCodingError.parameters`.
  public static func hu(
    mean: Float, deviation: Float, maskedBits: Int = 1
  ) throws(EntropyCodingError) -> NormalCounts {
    precondition((0...23).contains(maskedBits))
    let mask = ~((UInt32(1) << UInt32(maskedBits)) - 1)
    let mean = Float(bitPattern: mean.bitPattern & mask)
    let deviation = Float(bitPattern: deviation.bitPattern & mask)
    return try NormalCounts(
      symbols: 1025, mean: Double(mean), deviation: Double(deviation),
      spread: Double(deviation + 1e-10), isRounded: true)
  }

  private init(
    symbols: Int, mean: Double, deviation: Double, spread: Double, isRounded: Bool
  ) throws(EntropyCodingError) {
    guard mean.isFinite, deviation.isFinite, deviation >= 0 else { throw .parameters(place: 0) }
    self.symbols = symbols
    self.mean = mean
    self.spread = spread * 2.0.squareRoot()
    self.isRounded = isRounded
  }

  /// Counts below a symbol.
  ///
  /// - Precondition: 0 <= symbol <= symbols.
  public func below(_ symbol: Int) -> UInt64 {
    if symbol == symbols { return total }
    let share = 0.5 * (1 + erf((Double(symbol - 1) + 0.5 - mean) / spread))
    let count =
      isRounded ? Double(Float(share) * Float(Self.scale)) : share * Double(Self.scale)
    return UInt64(count) + UInt64(symbol)
  }

  /// The counts of a symbol; nil for what is none.
  public func counts(of symbol: Int) -> Range<UInt64>? {
    guard (0..<symbols).contains(symbol) else { return nil }
    let (from, to) = (below(symbol), below(symbol + 1))
    return from < to ? from..<to : nil
  }

  /// The symbol that holds a count: from the mean outwards in doubling steps, then by halving.
  ///
  /// - Precondition: value < total.
  func symbol(at value: UInt64) -> (symbol: Int, counts: Range<UInt64>) {
    // below(low) <= value < below(high)
    var (low, high) = (0, symbols)
    var (from, to) = (UInt64(0), total)
    var probe = Int(min(max(mean.rounded(), 1), Double(symbols - 1)))
    var step = 1
    while high - low > 1 {
      let count = below(probe)
      if count <= value { (low, from) = (probe, count) } else { (high, to) = (probe, count) }
      if low > 0 && high < symbols {
        probe = (low + high) / 2
      } else {
        probe = low > 0 ? min(low + step, symbols - 1) : max(high - step, 1)
        step *= 2
      }
    }
    return (low, from..<to)
  }
}
