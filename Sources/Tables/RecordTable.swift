import Foundation
import Results

/// A CSV table of any columns, as it stands in a results folder.
public struct RecordTable: Sendable, Hashable {
  public let columns: [String]
  public let records: [[String]]
  /// Where it came from, for messages.
  public let file: String

  public init(columns: [String], records: [[String]], file: String = "") {
    self.columns = columns
    self.records = records
    self.file = file
  }

  /// Reads a file.
  ///
  /// - Throws: `TableError`, `ForeignTableError` or `CSVError`, one sentence that names the file.
  public init(file: String) throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw TableError.unreadable(file)
    }
    guard let text = String(data: data, encoding: .utf8) else { throw CSVError.notUTF8(file: file) }
    let table = try ForeignTable(of: text, file: file) { Self.mayBeNumeric($1) }
    let header = table.header
    if let twice = header.first(where: { name in header.count { $0 == name } > 1 }) {
      throw TableError.columnTwice(file, column: twice)
    }
    for record in table.records where record.cells.count != header.count {
      throw CSVError.fieldCount(
        file: file, line: record.line, found: record.cells.count, expected: header.count, cause: nil
      )
    }
    let isNumeric = header.map(Self.mayBeNumeric)
    self.init(
      columns: header,
      records: table.records.map { record in
        zip(record.cells, isNumeric).map { cell, isNumeric in
          isNumeric && table.mark == .comma && table.number(cell) != nil
            ? cell.replacing(",", with: ".") : cell
        }
      }, file: file)
  }

  func index(_ column: String) -> Int? { columns.firstIndex(of: column) }

  /// The fields of a column, or nil if there is none of that name.
  func fields(_ column: String) -> [String]? {
    index(column).map { place in records.map { $0[place] } }
  }

  /// The records of some metrics, in the order of the table.
  ///
  /// - Throws: `TableError` for a metric that the table does not hold.
  public func keeping(metrics: [String]) throws -> RecordTable {
    guard let place = index("metric") else {
      throw TableError.unknownColumn(file, column: "metric", known: columns)
    }
    let known = Set(records.map { $0[place] })
    if let unknown = metrics.first(where: { !known.contains($0) }) {
      throw TableError.unknownMetric(file, metric: unknown, known: known.sorted())
    }
    return RecordTable(
      columns: columns, records: records.filter { metrics.contains($0[place]) }, file: file)
  }
}

/// Errors of printing a table.
public enum TableError: Error, Equatable, CustomStringConvertible {
  case unreadable(String)
  case columnTwice(String, column: String)
  case unknownColumn(String, column: String, known: [String])
  case unknownMetric(String, metric: String, known: [String])
  case noPivot(String)
  case noTables(String)
  case overwrites(String)

  public var description: String {
    switch self {
    case .unreadable(let file): "\(file) cannot be read; check that the file is there and readable"
    case .columnTwice(let file, let column):
      "\(file) has the column \"\(column)\" twice; rename one"
    case .unknownColumn(let file, let column, let known):
      "\(file) has no column \"\(column)\"; it has \(known.joined(separator: ", "))"
    case .unknownMetric(let file, let metric, let known):
      "\(file) has no rows of the metric \"\(metric)\"; it has \(known.joined(separator: ", "))"
    case .noPivot(let file):
      "\(file) does not have one BD-rate for each codec and metric; only a table such as bdrate.csv or "
        + "matrix.csv can be turned into codecs against metrics"
    case .noTables(let folder):
      "\(folder) has no CSV table; run crossmetric analyze first"
    case .overwrites(let folder):
      "CSV tables written into \(folder) would replace existing ones; choose another folder"
    }
  }
}
