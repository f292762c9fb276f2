import Basics

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
    var bytes: [UInt8] = []
    append(fields, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends one record, with its line feed.
  static func append(_ fields: [String], to bytes: inout [UInt8]) {
    // A single empty field would read back as an empty line.
    if fields == [""] { bytes += "\"\"".utf8 }
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  // Bytes, not characters: tables of a million rows pass here.
  private static func append(_ field: String, to bytes: inout [UInt8]) {
    var field = field
    field.withUTF8 { text in
      let (quote, space) = (UInt8(ascii: "\""), UInt8(ascii: " "))
      let isPlain = text.allSatisfy { byte in
        byte != UInt8(ascii: ",") && byte != quote && byte != UInt8(ascii: "\n")
          && byte != UInt8(ascii: "\r")
      }
      if isPlain && text.first != space && text.last != space {
        bytes.append(contentsOf: text)
        return
      }
      bytes.append(quote)
      for byte in text {
        if byte == quote { bytes.append(quote) }
        bytes.append(byte)
      }
      bytes.append(quote)
    }
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
    var scanner = CSVScanner(text, separator: separator)
    var records: [Record] = []
    while scanner.advance() { records.append(Record(line: scanner.line, fields: scanner.texts)) }
    if let line = scanner.openQuoteLine { throw CSVError.openQuote(line: line) }
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
      "\(file): line \(line) has \"\(printable(text))\" in column \(column)"
        + (NumberText.oddity(of: text).map { ", \($0)" } ?? "; repair or remove that line")
    case .inFile(let file, let message): "\(file): \(message)"
    }
  }
}
