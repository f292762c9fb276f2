import Basics

/// The formats in which tables are written. A new one is a writer and a line here.
public enum TableFormat: String, Sendable, Hashable, CaseIterable {
  /// A `tabular` with the rules of the package booktabs.
  case latex
  /// A table of GitHub's Markdown.
  case markdown
  /// RFC 4180; numbers in full, no marks.
  case csv

  public var fileExtension: String {
    switch self {
    case .latex: "tex"
    case .markdown: "md"
    case .csv: "csv"
    }
  }

  public func text(_ table: PaperTable) -> String {
    switch self {
    case .latex: LaTeXWriter.text(table)
    case .markdown: MarkdownWriter.text(table)
    case .csv: CSVWriter.text(table)
    }
  }
}

/// Rows as text in columns, for a terminal: the first flush left, the others flush right.
public func alignedTable(_ rows: [[String]]) -> String {
  let rows = rows.map { $0.map { printable($0) } }
  let widths = (0..<(rows.first?.count ?? 0)).map { column in
    rows.map { $0[column].count }.max() ?? 0
  }
  return rows.map { row in
    row.indices.map { column in
      let padding = String(repeating: " ", count: widths[column] - row[column].count)
      return column == 0 ? row[column] + padding : padding + row[column]
    }.joined(separator: "  ")
  }.joined(separator: "\n")
}
