/// A table as a reader sees it: headings, cells with the digits that matter, marks and notes.
public struct PaperTable: Sendable, Hashable {
  public struct Heading: Sendable, Hashable {
    public let text: String
    /// Numbers stand flush right.
    public let isNumeric: Bool

    public init(_ text: String, isNumeric: Bool) {
      self.text = text
      self.isNumeric = isNumeric
    }
  }

  public enum Content: Sendable, Hashable {
    case text(String)
    /// Printed with a fixed number of decimals.
    case number(Double, decimals: Int)
    /// A number with its interval, where it has one, and marks that are explained below the table.
    case interval(Double, within: ClosedRange<Double>?, decimals: Int, marks: String)
  }

  public enum Mark: Sendable, Hashable {
    case none
    /// The best of its group: bold.
    case best
    /// The second best: underlined.
    case second
  }

  public struct Cell: Sendable, Hashable {
    public let content: Content
    public var mark: Mark

    public init(_ content: Content, mark: Mark = .none) {
      self.content = content
      self.mark = mark
    }
  }

  public enum Row: Sendable, Hashable {
    case cells([Cell])
    /// A line across all columns, above the rows that it heads.
    case section(String)
  }

  public let headings: [Heading]
  public let rows: [Row]
  /// Sentences below the table.
  public let notes: [String]

  public init(headings: [Heading], rows: [Row], notes: [String] = []) {
    self.headings = headings
    self.rows = rows
    self.notes = notes
  }
}
