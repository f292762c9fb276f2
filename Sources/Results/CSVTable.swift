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

/// One field of a record.
struct CSVField {
  let text: String
  fileprivate let record: CSVRecord
  fileprivate let column: Int

  func number() throws -> Double {
    guard let value = Double(text) else { throw invalid }
    return value
  }

  /// Nil where the field is empty.
  func optionalNumber() throws -> Double? { try text.isEmpty ? nil : number() }

  func integer() throws -> Int {
    guard let value = Int(text) else { throw invalid }
    return value
  }

  /// One of a fixed list of words.
  func choice<Word: RawRepresentable<String>>() throws -> Word {
    guard let word = Word(rawValue: text) else { throw invalid }
    return word
  }

  /// Some of a fixed list of words, separated by blanks.
  func choices<Word: RawRepresentable<String>>() throws -> [Word] {
    try text.split(separator: " ").map {
      guard let word = Word(rawValue: String($0)) else { throw invalid }
      return word
    }
  }

  private var invalid: CSVError {
    .value(file: record.file, line: record.line, column: record.columns[column], text: text)
  }
}

/// One record of a file.
public struct CSVRecord {
  let file: String
  let line: Int
  let columns: [String]
  let fields: [String]

  func field(_ index: Int) -> CSVField {
    CSVField(text: fields[index], record: self, column: index)
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
