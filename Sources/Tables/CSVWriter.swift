import Results

/// A table as comma-separated values. The title of a section becomes a first column.
enum CSVWriter {
  static func text(_ table: PaperTable) -> String {
    let hasSections = table.rows.contains { if case .section = $0 { true } else { false } }
    var section = ""
    var text = CSV.line((hasSections ? ["section"] : []) + table.headings.map(\.text))
    for row in table.rows {
      switch row {
      case .section(let title): section = title
      case .cells(let cells):
        text += CSV.line((hasSections ? [section] : []) + cells.map(field))
      }
    }
    return text
  }

  private static func field(_ cell: PaperTable.Cell) -> String {
    switch cell.content {
    case .text(let text): text
    case .number(let value, let decimals):
      decimals == 0 && value.isFinite
        ? Digits.text(value, decimals: 0) : "\(value)"
    case .interval(let value, let within, _, let marks):
      "\(value)\(marks)" + (within.map { " [\($0.lowerBound), \($0.upperBound)]" } ?? "")
    }
  }
}
