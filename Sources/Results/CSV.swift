import Foundation

/// A table in comma-separated values: RFC 4180 quoting, UTF-8, records that end in a line feed.
/// Reading also accepts CR LF, CR alone, a byte-order mark and a last line without an end.
public enum CSV {
  /// A record and the line that it starts in, from 1.
  public struct Record: Sendable, Hashable {
    public let line: Int
    public let fields: [String]
  }

  /// Writes one record, with its line feed.
  public static func line(_ fields: [String]) -> String {
    // A single empty field would read back as an empty line.
    if fields == [""] { return "\"\"\n" }
    var line = ""
    for (index, field) in fields.enumerated() {
      if index > 0 { line += "," }
      line += quoted(field)
    }
    return line + "\n"
  }

  // Bytes, not characters: tables of a million rows pass here.
  private static func quoted(_ field: String) -> String {
    let bytes = field.utf8
    let space = UInt8(ascii: " ")
    let isPlain = bytes.allSatisfy { byte in
      byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\n")
        && byte != UInt8(ascii: "\r")
    }
    if isPlain && bytes.first != space && bytes.last != space { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }

  /// Reads all records of a text. Empty lines are skipped.
  ///
  /// - Throws: `CSVError.openQuote` if a quoted field does not end.
  public static func records(of text: String) throws(CSVError) -> [[String]] {
    try lines(of: text).map(\.fields)
  }

  /// Reads all records of a text with the lines that they stand in. Empty lines are skipped.
  ///
  /// - Parameters:
  ///   - text: the contents of a file.
  ///   - separator: what stands between fields, one ASCII character.
  /// - Throws: `CSVError.openQuote` if a quoted field does not end.
  public static func lines(
    of text: String, separator: UInt8 = UInt8(ascii: ",")
  ) throws(CSVError) -> [Record] {
    var records: [Record] = []
    var record: [String] = []
    var field: [UInt8] = []
    var inQuotes = false
    var wasQuoted = false
    var line = 1
    var firstLine = 1
    var quoteLine = 1
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }

    func endField() {
      record.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
      wasQuoted = false
    }
    func endRecord() {
      defer { firstLine = line }
      if record.isEmpty && field.isEmpty && !wasQuoted { return }
      endField()
      records.append(Record(line: firstLine, fields: record))
      record.removeAll(keepingCapacity: true)
    }

    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      if inQuotes {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if index < bytes.endIndex && bytes[index] == byte {
          field.append(byte)
          index += 1
        } else {
          inQuotes = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\"") where field.isEmpty && !wasQuoted:
        inQuotes = true
        wasQuoted = true
        quoteLine = line
      case separator: endField()
      case UInt8(ascii: "\n"): endRecord()
      case UInt8(ascii: "\r"):
        if index < bytes.endIndex && bytes[index] != UInt8(ascii: "\n") {
          line += 1
          endRecord()
        }
      default: field.append(byte)
      }
    }
    if inQuotes { throw CSVError.openQuote(line: quoteLine) }
    endRecord()
    return records
  }
}

/// Errors in a table of comma-separated values.
public enum CSVError: Error, Equatable, CustomStringConvertible {
  case openQuote(line: Int)
  case notUTF8(file: String)
  case header(file: String, found: [String], expected: [String])
  case fieldCount(file: String, line: Int, found: Int, expected: Int, cause: String?)
  case value(file: String, line: Int, column: String, text: String)
  case inFile(String, message: String)

  public var description: String {
    switch self {
    case .openQuote(let line):
      "the quoted field that starts in line \(line) never ends; close its quotation mark"
    case .notUTF8(let file): "\(file) is not UTF-8 text; save it as UTF-8"
    case .header(let file, let found, let expected)
    where found.count == 1 && found[0] == expected.joined(separator: ";"):
      "\(file) has semicolons between its columns where commas were expected; save it with commas "
        + "and decimal points, or move the file away and run again"
    case .header(let file, let found, let expected):
      "\(file) has the columns \"\(found.joined(separator: ","))\" where "
        + "\"\(expected.joined(separator: ","))\" were expected; move the file away and run again"
    case .fieldCount(let file, let line, let found, let expected, let cause):
      "\(file): line \(line) has \(found) cells where \(expected) were expected; "
        + (cause ?? "repair or remove that line")
    case .value(let file, let line, let column, let text):
      "\(file): line \(line) has \"\(text)\" in column \(column)"
        + (NumberText.oddity(of: text).map { ", \($0)" } ?? "; repair or remove that line")
    case .inFile(let file, let message): "\(file): \(message)"
    }
  }
}
