/// Reads a stream of `RANSEncoder` (or CompressAI), the values in the order in which they were put in.
///
/// Any bytes end in values or in an error: reading is bounded by the stream and by the number of
/// values asked for. `finish` says whether the stream was that of the values read.
public struct RANSDecoder: Sendable {
  private var state: UInt64
  private var words: [UInt32]
  private var next = 2

  /// - Throws: `EntropyCodingError.streamLength`, `.escape` (a state that no encoder leaves).
  public init(_ bytes: [UInt8]) throws(EntropyCodingError) {
    guard bytes.count >= 8, bytes.count % 4 == 0 else { throw .streamLength(bytes.count) }
    words = bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self))
      }
    }
    state = UInt64(words[0]) | UInt64(words[1]) << 32
    guard state >= RANSEncoder.lowestState else { throw .escape }
  }

  /// The next values, one for each row.
  ///
  /// - Throws: `EntropyCodingError.noSuchRow`, `.endsEarly`, `.escape`.
  public mutating func decode(
    rows: [UInt16], _ tables: CDFTables, escape: EscapeCode = .nibbles
  ) throws(EntropyCodingError) -> [Int32] {
    var values = [Int32](repeating: 0, count: rows.count)
    try decode(rows: rows, tables, escape: escape, into: &values)
    return values
  }

  /// The same into an array of as many values.
  public mutating func decode(
    rows: [UInt16], _ tables: CDFTables, escape: EscapeCode = .nibbles,
    into values: inout [Int32]
  ) throws(EntropyCodingError) {
    precondition(values.count == rows.count, "\(values.count) values, \(rows.count) rows")
    // The loop works on copies: members of an array's owner would be loaded and stored each time.
    var reader = Reader(state: state, next: next)
    let failure = words.withUnsafeBufferPointer { words in
      tables.withReading { tables in
        values.withUnsafeMutableBufferPointer { values in
          rows.withUnsafeBufferPointer { rows in
            reader.decode(rows, words, tables, escape, into: values)
          }
        }
      }
    }
    (state, next) = (reader.state, reader.next)
    if let failure { throw failure }
  }

  /// Says that all values have been read.
  ///
  /// - Throws: `EntropyCodingError.leftOver` where the stream is not at its end and in the state that
  ///   encoders begin with: it is damaged, or was read with other tables than it was written with.
  public func finish() throws(EntropyCodingError) {
    guard next == words.count, state == RANSEncoder.lowestState else { throw .leftOver }
  }
}

extension CDFTables {
  /// The tables' memory while a decoder reads.
  struct Reading {
    let rows: UnsafeBufferPointer<Row>
    let bounds: UnsafePointer<UInt32>
    let firstSymbols: UnsafePointer<UInt16>
  }

  func withReading<R>(_ body: (Reading) -> R) -> R {
    rows.withUnsafeBufferPointer { rows in
      bounds.withUnsafeBufferPointer { bounds in
        firstSymbols.withUnsafeBufferPointer { symbols in
          // A table has a row at least, so no pointer is nil.
          body(
            Reading(
              rows: rows, bounds: bounds.baseAddress.unsafelyUnwrapped,
              firstSymbols: symbols.baseAddress.unsafelyUnwrapped))
        }
      }
    }
  }
}

/// The decoder's loop. Memory is read at checked places only: rows against their count, words against
/// theirs; a slot is below 65536, the end of each row of counts.
private struct Reader {
  var state: UInt64
  var next: Int

  mutating func decode(
    _ rows: UnsafeBufferPointer<UInt16>, _ words: UnsafeBufferPointer<UInt32>,
    _ tables: CDFTables.Reading, _ escape: EscapeCode,
    into values: UnsafeMutableBufferPointer<Int32>
  ) -> EntropyCodingError? {
    guard let rowStart = rows.baseAddress, let target = values.baseAddress else { return nil }
    for place in 0..<rows.count {
      let index = rowStart[place]
      guard index < tables.rows.count else {
        return .noSuchRow(Int(index), count: tables.rows.count)
      }
      let row = tables.rows[Int(index)]
      guard let symbol = symbol(index, row, words, tables) else { return .endsEarly }
      if symbol != row.escape {
        target[place] = symbol &+ row.offset
      } else {
        do throws(EntropyCodingError) {
          let outside =
            switch escape {
            case .nibbles: try nibbles(beyond: Int(row.escape), words)
            case .chained: try chain(index, words, tables)
            }
          target[place] = Int32(outside) &+ row.offset
        } catch { return error }
      }
    }
    return nil
  }

  /// The next symbol under a row; nil where the stream has ended.
  @inline(__always)
  private mutating func symbol(
    _ index: UInt16, _ row: CDFTables.Row, _ words: UnsafeBufferPointer<UInt32>,
    _ tables: CDFTables.Reading
  ) -> Int32? {
    let slot = UInt32(truncatingIfNeeded: state) & 0xFFFF
    var symbol = Int(
      tables.firstSymbols[
        Int(index) << CDFTables.guessBits
          | Int(slot >> UInt32(CDFTables.precision - CDFTables.guessBits))])
    let bounds = tables.bounds + Int(row.start)
    while slot >= bounds[symbol + 1] { symbol += 1 }
    let (start, end) = (bounds[symbol], bounds[symbol + 1])
    state = UInt64(end &- start) &* (state >> 16) &+ UInt64(slot &- start)
    return refill(words) ? Int32(truncatingIfNeeded: symbol) : nil
  }

  @inline(__always)
  private mutating func refill(_ words: UnsafeBufferPointer<UInt32>) -> Bool {
    if state >= RANSEncoder.lowestState { return true }
    guard next < words.count else { return false }
    state = state << 32 | UInt64(words[next])
    next &+= 1
    return true
  }

  private mutating func nibble(
    _ words: UnsafeBufferPointer<UInt32>
  ) throws(EntropyCodingError) -> UInt32 {
    let bits = UInt32(truncatingIfNeeded: state) & 15
    state >>= 4
    guard refill(words) else { throw .endsEarly }
    return bits
  }

  /// A symbol outside 0..<escape.
  private mutating func nibbles(
    beyond escape: Int, _ words: UnsafeBufferPointer<UInt32>
  ) throws(EntropyCodingError) -> Int {
    let count = try nibble(words)
    // More would be a value beyond the limit, which no encoder writes.
    guard count <= 7 else { throw .escape }
    var raw: UInt32 = 0
    for place in 0..<count { raw |= try nibble(words) << (4 * place) }
    let half = Int(raw >> 1)
    return raw & 1 == 1 ? -half - 1 : half + escape
  }

  private mutating func chain(
    _ index: UInt16, _ words: UnsafeBufferPointer<UInt32>, _ tables: CDFTables.Reading
  ) throws(EntropyCodingError) -> Int {
    let wide = max(Int(index), EscapeCode.narrowestChain)
    guard wide < tables.rows.count else { throw .noSuchRow(wide, count: tables.rows.count) }
    let row = tables.rows[wide]
    let (more, offset) = (Int(row.escape), Int(row.offset))
    var links = 0
    while true {
      guard let symbol = symbol(UInt16(wide), row, words, tables) else { throw .endsEarly }
      if symbol == row.escape {
        links += 1
        guard links <= EscapeCode.longestChain else { throw .escape }
        continue
      }
      // The last link's sign says on which side of the row the value lies.
      let rest = Int(symbol) + offset
      let value =
        rest < 0
        ? rest + links * offset
        : rest + Int(tables.rows[Int(index)].escape) + links * (more + offset)
      guard abs(value) < 2 * CDFTables.limit else { throw .escape }
      return value
    }
  }
}
