internal import Foundation

/// How a value outside its row is written behind the escape.
public enum EscapeCode: Sendable {
  /// CompressAI's: the number of 4-bit nibbles, then the nibbles, low first.
  case nibbles
  /// MPEG VCM's: symbols of a wide row (30 at least), of which the escape says that more follow.
  case chained

  /// The narrowest row that a chain is written with.
  static let narrowestChain = 30
  /// Far more links than a value needs whose size is below the limit, under any table in use.
  static let longestChain = 1 << 20
}

/// One step of the coder: a symbol's share of the counts, or four bits as they are.
struct RANSOperation {
  let start: UInt32
  /// 0 for four plain bits, which then stand in `start`.
  let width: UInt32

  var bits: Double { width == 0 ? 4 : Double(CDFTables.precision) - log2(Double(width)) }

  private static func nibble(_ bits: UInt32) -> RANSOperation {
    RANSOperation(start: bits, width: 0)
  }

  /// Appends the operations of a value, in the order of decoding.
  ///
  /// - Throws: `EntropyCodingError.noSuchRow`, `.symbol`.
  @inline(__always)
  static func append(
    _ value: Int32, row index: UInt16, _ tables: CDFTables, _ escape: EscapeCode,
    to operations: inout [RANSOperation]
  ) throws(EntropyCodingError) {
    guard index < tables.rows.count else {
      throw .noSuchRow(Int(index), count: tables.rows.count)
    }
    let row = tables.rows[Int(index)]
    let symbol = Int(value) - Int(row.offset)
    if symbol >= 0 && symbol < Int(row.escape) {
      operations.append(operation(symbol, row, tables))
      return
    }
    guard abs(Int(value)) < CDFTables.limit else {
      throw .symbol(Int(value), limit: CDFTables.limit)
    }
    operations.append(operation(Int(row.escape), row, tables))
    switch escape {
    case .nibbles: appendNibbles(symbol, beyond: Int(row.escape), to: &operations)
    case .chained: try appendChain(symbol, index, tables, to: &operations)
    }
  }

  @inline(__always)
  private static func operation(
    _ symbol: Int, _ row: CDFTables.Row, _ tables: CDFTables
  ) -> RANSOperation {
    let place = Int(row.start) + symbol
    let start = tables.bounds[place]
    return RANSOperation(start: start, width: tables.bounds[place + 1] - start)
  }

  private static func appendNibbles(
    _ symbol: Int, beyond escape: Int, to operations: inout [RANSOperation]
  ) {
    // Symbols and offsets are below 2^26, so 7 nibbles hold any of these.
    let raw = UInt32(symbol < 0 ? -2 * symbol - 1 : 2 * (symbol - escape))
    let count = (32 - raw.leadingZeroBitCount + 3) / 4
    operations.append(nibble(UInt32(count)))
    for place in 0..<count { operations.append(nibble(raw >> UInt32(4 * place) & 15)) }
  }

  private static func appendChain(
    _ symbol: Int, _ index: UInt16, _ tables: CDFTables, to operations: inout [RANSOperation]
  ) throws(EntropyCodingError) {
    let chain = try tables.chainRow(index)
    let (more, offset) = (Int(chain.escape), Int(chain.offset))
    let own = Int(tables.rows[Int(index)].escape)
    var links = 0
    var rest = symbol < 0 ? symbol - offset : symbol - own - offset
    while symbol < 0 ? rest < 0 : rest >= more {
      links += 1
      guard links <= EscapeCode.longestChain else {
        throw .symbol(symbol, limit: CDFTables.limit)
      }
      operations.append(operation(more, chain, tables))
      rest -= symbol < 0 ? offset : more + offset
    }
    guard rest >= 0 && rest < more else { throw .symbol(symbol, limit: CDFTables.limit) }
    operations.append(operation(rest, chain, tables))
  }
}

extension CDFTables {
  /// The row that values outside a row are chained with.
  func chainRow(_ index: UInt16) throws(EntropyCodingError) -> Row {
    let wide = max(Int(index), EscapeCode.narrowestChain)
    guard wide < rows.count else { throw .noSuchRow(wide, count: rows.count) }
    return rows[wide]
  }
}
