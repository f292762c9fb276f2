import Foundation

/// Records of cells, with or without a header, and what stands between them.
public struct ForeignLines: Sendable {
  public let records: [ForeignTable.Record]
  let separator: UInt8
  private let file: String

  /// - Parameters:
  ///   - text: the contents of the file.
  ///   - file: its path, for messages.
  ///   - comment: what lines that are no records start with.
  public init(
    of text: String, file: String, comment: String? = nil
  ) throws(ForeignTableError) {
    self.file = file
    var text = text
    if let comment {
      // Blank, so that later lines keep their numbers.
      text = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map { $0.hasPrefix(comment) ? "" : $0 }.joined(separator: "\n")
    }
    separator = Self.separator(of: text)
    do {
      records = try CSV.lines(of: text, separator: separator).map { record in
        ForeignTable.Record(
          line: record.line,
          cells: record.fields.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) })
      }
    } catch {
      throw ForeignTableError(file, .csv(error))
    }
  }

  /// The separator of the cells in the first line that has any.
  private static func separator(of text: String) -> UInt8 {
    let comma = UInt8(ascii: ",")
    let line = text.utf8.drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    var counts: [UInt8: Int] = [:]
    var inQuotes = false
    var before: UInt8 = 0
    var pending = false
    for byte in line {
      // A comma between digits may be a decimal comma; any other separates.
      if pending {
        if !isDigit(byte) { counts[comma, default: 0] += 1 }
        pending = false
      }
      if byte == UInt8(ascii: "\"") { inQuotes.toggle() }
      if !inQuotes {
        if byte == comma && isDigit(before) {
          pending = true
        } else if [comma, UInt8(ascii: ";"), UInt8(ascii: "\t")].contains(byte) {
          counts[byte, default: 0] += 1
        }
      }
      before = byte
    }
    if pending { counts[comma, default: 0] += 1 }
    if counts[comma] != nil { return comma }
    return counts[UInt8(ascii: ";")] != nil
      ? UInt8(ascii: ";") : counts[UInt8(ascii: "\t")] != nil ? UInt8(ascii: "\t") : comma
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The decimal mark of records without a header, all cells of which are numbers.
  public func mark() throws(ForeignTableError) -> NumberText.Mark {
    try mark(
      of: records.flatMap { record in
        record.cells.map { NumberedCell(line: record.line, text: $0) }
      })
  }

  /// The decimal mark that all numbers share. Between commas there are only decimal points.
  func mark(of cells: some Sequence<NumberedCell>) throws(ForeignTableError) -> NumberText.Mark {
    if separator == UInt8(ascii: ",") { return .point }
    var comma: NumberedCell?
    var point: NumberedCell?
    for cell in cells {
      if comma == nil, NumberText.hasMark(cell.text, ",") { comma = cell }
      if point == nil, NumberText.hasMark(cell.text, ".") { point = cell }
      if let comma, let point {
        throw ForeignTableError(
          file, .mixed(line: comma.line, comma.text, other: point.line, point.text))
      }
    }
    return comma == nil ? .point : .comma
  }
}
