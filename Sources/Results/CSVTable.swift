import Foundation

/// A row type with a fixed header: what one CSV file of a results folder holds.
public protocol CSVRow: Sendable {
  /// The header, in order. Other people's scripts rely on it.
  static var columns: [String] { get }
  /// How many of the last columns came later: files of earlier versions may lack them, and their
  /// fields read as empty.
  static var laterColumns: Int { get }
  init(_ record: CSVRecord) throws
  var fields: [String] { get }
}

/// One record of a file, with access by column name.
public struct CSVRecord {
  let file: String
  let line: Int
  let columns: [String]
  let fields: [String]

  public func text(_ column: String) -> String {
    fields[columns.firstIndex(of: column)!]
  }

  /// An objective in its canonical form.
  public func objective(_ column: String) -> String { Objective.canonical(text(column)) }

  public func number(_ column: String) throws -> Double {
    guard let value = try optionalNumber(column) else { throw invalid(column) }
    return value
  }

  /// The number in a column, or nil where the field is empty.
  public func optionalNumber(_ column: String) throws -> Double? {
    let text = text(column)
    if text.isEmpty { return nil }
    guard let value = Double(text) else { throw invalid(column) }
    return value
  }

  public func integer(_ column: String) throws -> Int {
    guard let value = Int(text(column)) else { throw invalid(column) }
    return value
  }

  public func optionalInteger(_ column: String) throws -> Int? {
    try text(column).isEmpty ? nil : integer(column)
  }

  /// One of a fixed list of words.
  public func choice<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
    guard let word = Word(rawValue: text(column)) else { throw invalid(column) }
    return word
  }

  private func invalid(_ column: String) -> CSVError {
    .value(file: file, line: line, column: column, text: text(column))
  }
}

extension CSVRow {
  public static var laterColumns: Int { 0 }
  public static var headerLine: String { CSV.line(columns) }
  public var line: String { CSV.line(fields) }

  /// Rows of a text that has this type's header, as it is or as an earlier version wrote it.
  ///
  /// - Throws: `CSVError` that names `file`, for a wrong header, field count or value.
  public static func rows(of text: String, file: String) throws -> [Self] {
    let records: [CSV.Record]
    do { records = try CSV.lines(of: text) } catch {
      throw CSVError.inFile(file, message: error.description)
    }
    guard let header = records.first?.fields, header.count >= columns.count - laterColumns,
      columns.starts(with: header)
    else {
      throw CSVError.header(file: file, found: records.first?.fields ?? [], expected: columns)
    }
    return try records.dropFirst().map { record in
      let fields = record.fields.withoutEmptyCells(after: header.count)
      guard fields.count == header.count else {
        throw CSVError.fieldCount(
          file: file, line: record.line, found: fields.count, expected: header.count,
          cause: NumberText.splitNumber(in: fields, wanted: header.count))
      }
      let lacking = Array(repeating: "", count: columns.count - header.count)
      return try Self(
        CSVRecord(file: file, line: record.line, columns: columns, fields: fields + lacking))
    }
  }

  /// Rows of a file that has this type's header.
  public static func rows(ofFile path: String) throws -> [Self] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    guard let text = String(data: data, encoding: .utf8) else { throw CSVError.notUTF8(file: path) }
    return try rows(of: text, file: path)
  }

  /// Writes header and rows; the file appears whole or not at all.
  public static func write(_ rows: [Self], toFile path: String) throws {
    let text = headerLine + rows.map { $0.line }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
