/// Cumulative counts that symbols are coded with: one row a distribution, each rising from 0 to 65536.
///
/// Symbol `s` of a row has the probability (bounds[s + 1] - bounds[s]) / 65536 and stands for the value
/// `offset + s`; the last one is the escape, which says that a value outside the row follows. Rows are
/// checked here once, so that coders may trust them.
public struct CDFTables: Sendable, Equatable {
  struct Row: Sendable, Equatable {
    /// Place of the row's 0 in `bounds`.
    let start: Int32
    /// The escape, which is also the number of values that have a symbol of their own.
    let escape: Int32
    let offset: Int32
  }

  /// Bits of a probability.
  public static let precision = 16
  /// Values and offsets stay below this size, so that no sum of them leaves Int32.
  public static let limit = 1 << 26

  let rows: [Row]
  /// Cumulative counts, row behind row.
  let bounds: [UInt32]
  /// For each row and each 256 counts: the symbol that holds the first of them.
  let firstSymbols: [UInt16]
  /// Counts of the most probable symbol of all rows.
  private let widest: UInt32

  static let guessBits = 8

  public var rowCount: Int { rows.count }

  /// Takes rows as CompressAI stores them.
  ///
  /// - Parameters:
  ///   - cdf: rows of equal width, each filled from its left end.
  ///   - lengths: how many numbers of each row count: the symbols, the escape, and the closing 65536.
  ///   - offsets: the value of each row's first symbol.
  /// - Throws: `EntropyCodingError.table`.
  public init(cdf: [Int32], lengths: [Int32], offsets: [Int32]) throws(EntropyCodingError) {
    guard !lengths.isEmpty, lengths.count == offsets.count, cdf.count % lengths.count == 0,
      lengths.count <= 1 << 16, cdf.count <= 1 << 28
    else {
      throw .table(
        row: nil,
        reason: "has \(cdf.count) counts, \(lengths.count) lengths, \(offsets.count) offsets")
    }
    let width = cdf.count / lengths.count
    var rows: [Row] = []
    var bounds: [UInt32] = []
    for row in lengths.indices {
      guard (2...max(2, width)).contains(Int(lengths[row])), width >= 2,
        lengths[row] <= 1 << Self.precision
      else {
        throw .table(row: row, reason: "says that \(lengths[row]) of its \(width) counts are used")
      }
      guard abs(Int(offsets[row])) < Self.limit else {
        throw .table(row: row, reason: "begins at the value \(offsets[row])")
      }
      let counts = cdf[row * width..<row * width + Int(lengths[row])]
      guard counts.first == 0, counts.last == 1 << Self.precision,
        zip(counts, counts.dropFirst()).allSatisfy({ $0 < $1 })
      else { throw .table(row: row, reason: "does not rise from 0 to 65536") }
      rows.append(
        Row(start: Int32(bounds.count), escape: lengths[row] - 2, offset: offsets[row]))
      bounds.append(contentsOf: counts.map { UInt32($0) })
    }
    self.rows = rows
    self.bounds = bounds
    firstSymbols = Self.firstSymbols(rows, bounds)
    widest = zip(bounds, bounds.dropFirst()).map { $1 > $0 ? $1 - $0 : 0 }.max() ?? 0
  }

  /// Whether a stream may hold so many symbols, each of which costs at least what the most probable one
  /// does: to be asked before memory is taken for what a file promises.
  public func canHold(_ symbols: Int, bytes: Int) -> Bool {
    let cheapest = RANSOperation(start: 0, width: widest).bits
    return Double(symbols) * cheapest <= 8 * Double(bytes)
  }

  private static func firstSymbols(_ rows: [Row], _ bounds: [UInt32]) -> [UInt16] {
    var symbols: [UInt16] = []
    symbols.reserveCapacity(rows.count << guessBits)
    for row in rows {
      var symbol = 0
      for piece in 0..<(1 << guessBits) {
        let count = UInt32(piece) << UInt32(precision - guessBits)
        while bounds[Int(row.start) + symbol + 1] <= count { symbol += 1 }
        symbols.append(UInt16(symbol))
      }
    }
    return symbols
  }

  /// The row as it was given: cumulative counts, without padding.
  public func row(_ index: Int) -> (bounds: [UInt32], offset: Int32) {
    let row = rows[index]
    let start = Int(row.start)
    return (Array(bounds[start..<start + Int(row.escape) + 2]), row.offset)
  }

  /// Bits that values cost under these rows: -log2 of the probability of each symbol, and of what
  /// follows an escape. A stream has about as many (32 more at least).
  ///
  /// - Throws: `EntropyCodingError.noSuchRow`, `.symbol`.
  public func informationContent(
    of values: [Int32], rows indexes: [UInt16], escape: EscapeCode = .nibbles
  ) throws(EntropyCodingError) -> Double {
    precondition(values.count == indexes.count, "\(values.count) values, \(indexes.count) rows")
    var bits = 0.0
    var operations: [RANSOperation] = []
    for place in values.indices {
      operations.removeAll(keepingCapacity: true)
      try RANSOperation.append(values[place], row: indexes[place], self, escape, to: &operations)
      for operation in operations { bits += operation.bits }
    }
    return bits
  }
}
