/// A table of numbers: a row for each codec or file, a column for each metric, best marked in each
/// column of each section.
public struct MatrixTable: Sendable {
  public struct Column: Sendable {
    public let heading: String
    public let lowerIsBetter: Bool
    /// Nil: as many as the numbers need.
    public let decimals: Int?
    /// Whether numbers are differences to an anchor: only better ones are marked.
    public let isDifference: Bool

    public init(
      heading: String, lowerIsBetter: Bool, decimals: Int? = nil, isDifference: Bool = false
    ) {
      self.heading = heading
      self.lowerIsBetter = lowerIsBetter
      self.decimals = decimals
      self.isDifference = isDifference
    }
  }

  public struct Row: Sendable {
    public let label: String
    /// One a column; nil where there is nothing.
    public let values: [Double?]

    public init(label: String, values: [Double?]) {
      self.label = label
      self.values = values
    }
  }

  public struct Section: Sendable {
    public let title: String
    public let rows: [Row]

    public init(title: String, rows: [Row]) {
      self.title = title
      self.rows = rows
    }
  }

  /// Heading of the labels.
  public let corner: String
  public let columns: [Column]
  public let sections: [Section]

  public init(corner: String, columns: [Column], sections: [Section]) {
    self.corner = corner
    self.columns = columns
    self.sections = sections
  }

  /// - Parameter notes: sentences below the table; the title of an only section stands first.
  public func paper(notes: [String] = []) -> PaperTable {
    let decimals = columns.indices.map { column in
      columns[column].decimals
        ?? Digits.decimals(for: sections.flatMap(\.rows).compactMap { $0.values[column] })
    }
    let titled = sections.count > 1
    let rows = sections.flatMap { section -> [PaperTable.Row] in
      let marks = columns.indices.map { column in
        BestMarks.marks(
          section.rows.map { $0.values[column] ?? .nan },
          lowerIsBetter: columns[column].lowerIsBetter, decimals: decimals[column],
          beatsZero: columns[column].isDifference)
      }
      let cells = section.rows.enumerated().map { index, row in
        PaperTable.Row.cells(
          [PaperTable.Cell(.text(row.label))]
            + columns.indices.map { column in
              guard let value = row.values[column] else { return PaperTable.Cell(.text("")) }
              return PaperTable.Cell(
                .number(value, decimals: decimals[column]), mark: marks[column][index])
            })
      }
      return titled ? [.section(section.title)] + cells : cells
    }
    let title = titled ? [] : sections.map(\.title).filter { !$0.isEmpty }
    return PaperTable(
      headings: [PaperTable.Heading(corner, isNumeric: false)]
        + columns.map { PaperTable.Heading($0.heading, isNumeric: true) },
      rows: rows, notes: title + notes)
  }
}
