package import Foundation

/// A row type whose columns are declared once: what one CSV file of a results folder holds. Reading,
/// writing, headings and docs follow from them.
public protocol CSVRow: Sendable {
  /// In the order of the file. Other people's scripts rely on it. New ones stand at the end and are
  /// optional in reading.
  static var schema: Columns<Self> { get }
  /// A row without values: numbers are NaN, counts 0, all else is empty.
  init()
}

extension CSVRow {
  /// A row whose values a closure sets.
  public init(_ fill: (inout Self) -> Void) {
    self.init()
    fill(&self)
  }

  /// The header.
  public static var columns: [String] { schema.map(\.facts.name) }
  /// How many of the last columns came later: files of earlier versions may lack them, and their
  /// values are empty.
  public static var laterColumns: Int { schema.reversed().prefix(while: \.facts.isLater).count }
  public static var headerLine: String { CSV.line(columns) }

  public var fields: [String] { Self.schema.list.map { $0.write(self) } }
  public var line: String { CSV.line(fields) }

  // MARK: Reading

  /// Rows of a text that has this type's header, as it is or as an earlier version wrote it.
  ///
  /// - Throws: `CSVError` that names `file`, for a wrong header, field count or value.
  public static func rows(of text: String, file: String) throws -> [Self] {
    var scanner = CSVScanner(text)
    let rows = Result { try Self.rows(&scanner, file: file) }
    // An open quotation mark may be the cause of whatever else is wrong.
    while scanner.advance() {}
    if let line = scanner.openQuoteLine {
      throw CSVError.inFile(file, message: CSVError.openQuote(line: line).description)
    }
    return try rows.get()
  }

  private static func rows(_ scanner: inout CSVScanner, file: String) throws -> [Self] {
    let columns = Self.columns
    let header = scanner.advance() ? scanner.texts : []
    guard header.count >= columns.count - laterColumns, columns.starts(with: header) else {
      throw CSVError.header(file: file, found: header, expected: columns)
    }
    let read = schema.list.map(\.read)
    var rows: [Self] = []
    // Each row starts as the one before it. Most fields of a table repeat the ones above them, and
    // are not read again.
    var row = Self()
    var above: [CSVField.Place] = []
    while scanner.advance() {
      scanner.dropEmptyFields(after: header.count)
      guard scanner.fields.count == header.count else {
        throw CSVError.fieldCount(
          file: file, line: scanner.line, found: scanner.fields.count, expected: header.count,
          cause: NumberText.splitNumber(in: scanner.texts, wanted: header.count))
      }
      for index in header.indices
      where above.isEmpty || !scanner.isField(index, sameAs: above[index]) {
        let field = scanner.field(index)
        do { try read[index](&row, field) } catch {
          throw CSVError.value(
            file: file, line: scanner.line, column: header[index], text: field.text)
        }
      }
      above = scanner.fields
      rows.append(row)
    }
    return rows
  }

  /// Rows of a file that has this type's header.
  public static func rows(ofFile path: String) throws -> [Self] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    guard let text = String(data: data, encoding: .utf8) else { throw CSVError.notUTF8(file: path) }
    return try rows(of: text, file: path)
  }

  // MARK: Writing

  /// Header and rows, as the file holds them.
  package static func contents(_ rows: [Self]) -> Data {
    var bytes: [UInt8] = []
    CSV.append(columns, to: &bytes)
    let write = schema.list.map(\.write)
    var fields = Array(repeating: "", count: write.count)
    for row in rows {
      for index in write.indices { fields[index] = write[index](row) }
      CSV.append(fields, to: &bytes)
    }
    return Data(bytes)
  }

  /// Writes header and rows; the file appears whole or not at all.
  public static func write(_ rows: [Self], toFile path: String) throws {
    try contents(rows).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
