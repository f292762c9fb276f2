import Results

/// Why the origin of a number is unknown.
public enum ProvenanceError: Error, Equatable, CustomStringConvertible {
  case unreadable(file: String)
  case noFile(String)
  /// A table whose rows have no chain yet.
  case unknownTable(file: String, known: [String])
  case badRow(String)
  case noSuchColumn(String, file: String, known: [String])
  case noLine(Int, file: String, last: Int)
  /// Every value stands in some row, all together in none.
  case noRow(String, file: String)
  /// No row has one of the values.
  case noValue(String, column: String, file: String, known: [String])
  case severalRows(Int, String, file: String, telling: [String])

  public var description: String {
    switch self {
    case .unreadable(let file):
      "\(file) is not a record of crossmetric's runs; move it away and run again"
    case .noFile(let file):
      "\(file) cannot be read; give a table of a results folder, such as results/scores.csv"
    case .unknownTable(let file, let known):
      "\(file) is not a table that can be explained: \(known.joined(separator: ", "))"
    case .badRow(let text):
      "\"\(text)\" names no row; give a line of the file (the header is line 1) or "
        + "COLUMN=VALUE,COLUMN=VALUE"
    case .noSuchColumn(let column, let file, let known):
      "\(file) has no column \(column); it has \(known.joined(separator: ", "))"
    case .noLine(let line, let file, let last):
      "\(file) has no row in line \(line); "
        + (last < 2 ? "it has no rows" : "its rows are in lines 2 to \(last)")
    case .noRow(let text, let file):
      "\(file) has no row with \(text), though each of these values occurs in it"
    case .noValue(let value, let column, let file, let known):
      "\(file) has no row with \(column)=\(value); "
        + (known.isEmpty ? "it has no rows" : Spelling.hint(for: value, known: known))
    case .severalRows(let count, let text, let file, let telling):
      "\(file) has \(count) rows with \(text); add one of \(telling.joined(separator: ", "))"
    }
  }
}
