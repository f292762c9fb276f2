/// Writes a stream of range asymmetric numeral systems (Duda 2013) as CompressAI's coder does: a state
/// of 64 bits, at least 2^31, words of 32 bits, probabilities of 16.
///
/// The state after a symbol of `width` counts from `start` on is
/// (x / width) 2^16 + x mod width + start; the coder runs from the last symbol to the first, because
/// the decoder takes out first what was put in last. Bytes: the final state, then the words, the last
/// first, all little-endian. A stream without symbols is the lowest state alone.
public struct RANSEncoder: Sendable {
  static let lowestState: UInt64 = 1 << 31

  private var operations: [RANSOperation] = []

  public init() {}

  /// Appends values, each under the row of the same place.
  ///
  /// - Throws: `EntropyCodingError.noSuchRow`, `.symbol`; the encoder is of no more use then.
  public mutating func append(
    _ values: [Int32], rows: [UInt16], _ tables: CDFTables, escape: EscapeCode = .nibbles
  ) throws(EntropyCodingError) {
    precondition(values.count == rows.count, "\(values.count) values, \(rows.count) rows")
    operations.reserveCapacity(operations.count + values.count)
    for place in values.indices {
      try RANSOperation.append(values[place], row: rows[place], tables, escape, to: &operations)
    }
  }

  /// The stream of all values so far.
  public func finish() -> [UInt8] {
    var state = Self.lowestState
    var words: [UInt32] = []
    words.reserveCapacity(operations.count / 4 + 2)
    for operation in operations.reversed() {
      let limit =
        operation.width == 0 ? 1 << 59 : UInt64(operation.width) << UInt64(63 - CDFTables.precision)
      if state >= limit {
        words.append(UInt32(truncatingIfNeeded: state))
        state >>= 32
      }
      if operation.width == 0 {
        state = state << 4 | UInt64(operation.start)
      } else {
        let (quotient, remainder) = state.quotientAndRemainder(
          dividingBy: UInt64(operation.width))
        state = quotient << UInt64(CDFTables.precision) &+ remainder &+ UInt64(operation.start)
      }
    }
    words.append(UInt32(truncatingIfNeeded: state >> 32))
    words.append(UInt32(truncatingIfNeeded: state))
    return [UInt8](unsafeUninitializedCapacity: 4 * words.count) { bytes, count in
      for (place, word) in words.reversed().enumerated() {
        for byte in 0..<4 {
          bytes[4 * place + byte] = UInt8(truncatingIfNeeded: word >> UInt32(8 * byte))
        }
      }
      count = bytes.count
    }
  }
}
