/// A table that a person, a script or a spreadsheet wrote: a header and records of cells, without
/// blanks around them.
///
/// Commas stand between cells; semicolons and tabs are read too where the header has no commas, and
/// with them decimal commas, if no number of the table has a decimal point. Surplus cells that are
/// empty are ignored, others are refused with their cause; a short record has too few cells, which fails
/// only where one is asked for.
public struct ForeignTable: Sendable {
  public struct Record: Sendable, Hashable {
    /// In the file, from 1.
    public let line: Int
    public let cells: [String]

    /// A cell, empty where the record is too short.
    public subscript(_ place: Int) -> String { place < cells.count ? cells[place] : "" }
  }

  public let file: String
  public let header: [String]
  public let records: [Record]
  public let mark: NumberText.Mark
  private let separator: UInt8

  /// - Parameters:
  ///   - text: the contents of the file.
  ///   - file: its path, for messages.
  ///   - isNumeric: whether a column, given by place and name, holds numbers.
  public init(
    of text: String, file: String, isNumeric: (_ place: Int, _ name: String) -> Bool
  ) throws(ForeignTableError) {
    let lines = try ForeignLines(of: text, file: file)
    guard let first = lines.records.first else { throw ForeignTableError(file, .empty) }
    self.file = file
    separator = lines.separator
    let header = first.cells.withoutEmptyCells(after: 1)
    self.header = header
    let numeric = header.indices.map { isNumeric($0, header[$0]) }
    var records: [Record] = []
    for record in lines.records.dropFirst() {
      let cells = record.cells.withoutEmptyCells(after: header.count)
      guard cells.count <= header.count else {
        throw ForeignTableError(
          file,
          .surplus(
            line: record.line, cells: cells.count, header: header.count,
            cause: NumberText.splitNumber(in: cells, wanted: header.count) { numeric[$0] }))
      }
      records.append(Record(line: record.line, cells: cells))
    }
    self.records = records
    let numbers = records.lazy.flatMap { record in
      record.cells.indices.lazy.filter { numeric[$0] }.map {
        NumberedCell(line: record.line, text: record.cells[$0])
      }
    }
    mark = try lines.mark(of: numbers)
  }

  /// A number in a cell, or nil.
  public func number(_ text: String) -> Double? { NumberText.value(text, mark: mark) }

  /// Unusual facts about the table's form that were accepted, or nil.
  public var note: String? {
    let between =
      switch separator {
      case UInt8(ascii: ";"): "semicolons"
      case UInt8(ascii: "\t"): "tabs"
      default: ""
      }
    if between.isEmpty { return nil }
    return "\(file) has \(between) between its cells"
      + (mark == .comma ? " and decimal commas: 1,25 was read as 1.25" : "")
  }
}

/// A cell that should hold a number.
struct NumberedCell {
  let line: Int
  let text: String
}
