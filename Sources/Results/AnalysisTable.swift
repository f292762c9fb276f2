import Foundation

/// A row type whose file is one table of the analysis: `NAME.csv` in the results folder.
public protocol AnalysisRow: FolderRow {
  static var table: TableDescriptor { get }
}

extension AnalysisRow {
  public static var file: String { table.file }
}

/// Name, title and explanation of a table.
public struct TableDescriptor: Sendable, Hashable {
  /// Stem of the file, such as `sensitivity`.
  public let name: String
  /// A heading.
  public let title: String
  /// One or two sentences: what a row says, and how it is computed.
  public let explanation: String

  public init(name: String, title: String, explanation: String) {
    self.name = name
    self.title = title
    self.explanation = explanation
  }

  public var file: String { name + ".csv" }
}

/// A table of the analysis without the type of its rows, for printing.
public struct AnalysisTable: Sendable {
  public let descriptor: TableDescriptor
  public let columns: [String]
  /// The fields of every row, as they stand in the file.
  public let records: [[String]]

  private let typed: any Sendable

  public init<Row: AnalysisRow>(_ rows: [Row]) {
    typed = rows
    descriptor = Row.table
    columns = Row.columns
    records = rows.map(\.fields)
  }

  /// The rows by their type; nil for another type than theirs.
  public func rows<Row: AnalysisRow>(_ type: Row.Type) -> [Row]? {
    // An empty array of any type would pass the cast alone.
    Swift.type(of: typed) == [Row].self ? typed as? [Row] : nil
  }

  /// Writes `NAME.csv` into a folder; the file appears whole or not at all.
  public func write(toFolder folder: String) throws {
    let text = CSV.line(columns) + records.map { CSV.line($0) }.joined()
    let path = folder + "/" + descriptor.file
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// The table that `NAME.csv` of a folder holds, or nil if there is no such file.
  ///
  /// - Throws: `CSVError` that names the file, for a file that is no such table.
  public static func read<Row: AnalysisRow>(
    _ type: Row.Type, fromFolder folder: String
  ) throws -> AnalysisTable? {
    let path = folder + "/" + Row.table.file
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return AnalysisTable(try Row.rows(ofFile: path))
  }
}

/// The tables of the analysis beside curves, BD-rates and biases, in the order of a report.
/// A new table is its row type and one line here.
public enum AnalysisTables {
  public static let types: [any AnalysisRow.Type] = [
    MatrixRow.self,
    ProtocolRow.self,
    SensitivityRow.self,
    VerdictRow.self,
    PlaceRow.self,
    LocalBiasRow.self,
    DeltaRow.self,
    BiasSensitivityRow.self,
    SignRow.self,
    PhasesRow.self,
    FrameRow.self,
    AuditRow.self,
    AuditedBDRow.self,
    ExchangeRow.self,
    IsolineRow.self,
    DisagreementRow.self,
    InfluenceRow.self,
    ResolutionRow.self,
    LintRow.self,
  ]
}
