/// Latents as whole numbers about their means.
public enum Quantisation {
  /// round(value - mean), half to even, as every reference rounds.
  ///
  /// - Throws: `EntropyCodingError.symbol` where the result is beyond the coder's limit,
  ///   `.parameters` where it is no whole number of 64 bits either.
  @inline(__always)
  public static func symbol(
    _ value: Float, mean: Float, place: Int = 0
  ) throws(EntropyCodingError) -> Int32 {
    let rounded = (value - mean).rounded(.toNearestOrEven)
    guard abs(rounded) < Float(CDFTables.limit) else {
      guard let symbol = Int(exactly: rounded) else { throw .parameters(place: place) }
      throw .symbol(symbol, limit: CDFTables.limit)
    }
    return Int32(rounded)
  }
}
