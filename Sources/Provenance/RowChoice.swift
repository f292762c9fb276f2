import Foundation
import Results
import Studies

/// Which row of a table a user means: its line in the file, or values of some of its columns.
public enum RowChoice: Equatable, Sendable {
  /// The header is line 1, as editors and spreadsheets count.
  case line(Int)
  case fields([String: String])

  /// Reads `17` or `codec=x265,image=kodim03`.
  ///
  /// - Throws: `ProvenanceError.badRow`.
  public init(_ text: String) throws {
    if let line = Int(text) {
      self = .line(line)
      return
    }
    var fields: [String: String] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty,
        fields.updateValue(String(sides[1]), forKey: String(sides[0])) == nil
      else { throw ProvenanceError.badRow(text) }
    }
    self = .fields(fields)
  }

  /// The row, and its line in the file.
  ///
  /// - Throws: `ProvenanceError` where no row or more than one is meant.
  func find<Row: CSVRow>(among rows: [Row], file: String) throws -> (row: Row, line: Int) {
    switch self {
    case .line(let line):
      guard rows.indices.contains(line - 2) else {
        throw ProvenanceError.noLine(line, file: file, last: rows.count + 1)
      }
      return (rows[line - 2], line)
    case .fields(let wanted):
      for column in wanted.keys.sorted() where !Row.columns.contains(column) {
        throw ProvenanceError.noSuchColumn(column, file: file, known: Row.columns)
      }
      let places = Row.columns.enumerated().compactMap { place, name in
        wanted[name].map {
          (place, name.contains("objective") ? Objective.canonical($0) : $0)
        }
      }
      let found = rows.indices.filter { index in
        let fields = rows[index].fields
        return places.allSatisfy { fields[$0] == $1 }
      }
      let text = places.map { Row.columns[$0] + "=" + $1 }.joined(separator: ",")
      guard let first = found.first else {
        let all = rows.map(\.fields)
        for (place, value) in places where !all.contains(where: { $0[place] == value }) {
          throw ProvenanceError.noValue(
            value, column: Row.columns[place], file: file,
            known: Set(all.map { $0[place] }).sorted(by: NaturalOrder.precedes))
        }
        throw ProvenanceError.noRow(text, file: file)
      }
      if found.count > 1 {
        let all = found.map { rows[$0].fields }
        let telling = Row.columns.indices.filter { place in
          wanted[Row.columns[place]] == nil && Set(all.map { $0[place] }).count > 1
        }
        throw ProvenanceError.severalRows(
          found.count, text, file: file, telling: telling.map { Row.columns[$0] })
      }
      return (rows[first], first + 2)
    }
  }
}
