import Basics
import Foundation

/// A row type whose file has a fixed name in a results folder.
public protocol FolderRow: CSVRow {
  /// Such as `curves.csv`.
  static var file: String { get }
}

/// A folder of results: the one door to its tables, and to which of its scores count.
///
/// Nothing is kept: every call reads the file as it is now.
public struct ResultsFolder: Sendable, Hashable {
  /// As it was given, without slashes at the end; `.` for the current folder.
  public let path: String

  public init(_ path: String) {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    self.path = path.isEmpty ? "." : path
  }

  /// The folder that a file lies in.
  public init(of file: String) { self.init((file as NSString).deletingLastPathComponent) }

  /// The folder itself, or the folder that a file of it lies in.
  public init(at path: String) {
    if isFolder(path) { self.init(path) } else { self.init(of: path) }
  }

  public func file(_ name: String) -> String { path + "/" + name }

  public func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: file(name))
  }

  /// All rows of a table; none where the file is not there.
  ///
  /// - Throws: `CSVError`.
  public func rows<Row: FolderRow>(_ type: Row.Type) throws -> [Row] {
    has(Row.file) ? try Row.rows(ofFile: file(Row.file)) : []
  }

  /// All rows of a table that an earlier step has written.
  ///
  /// - Throws: `ResultsFolderError.missing`, `CSVError`.
  public func neededRows<Row: FolderRow>(_ type: Row.Type) throws -> [Row] {
    guard has(Row.file) else {
      throw ResultsFolderError.missing(file: file(Row.file), folder: path)
    }
    return try Row.rows(ofFile: file(Row.file))
  }

  public func write<Row: FolderRow>(_ rows: [Row]) throws {
    try Row.write(rows, toFile: file(Row.file))
  }

  /// The further tables of the analysis that are there, in the order of `AnalysisTables.types`.
  public func analysisTables() throws -> [AnalysisTable] {
    try AnalysisTables.types.compactMap { try AnalysisTable.read($0, fromFolder: path) }
  }

  /// The scores, those that do not count apart; nil without `scores.csv`.
  public func scores() throws -> CountedTable? {
    has(ScoreRow.file) ? try CountedTable(file: file(ScoreRow.file)) : nil
  }

  /// All metrics of a catalogue, those of its scores that leave a frame out, and the external ones of
  /// this folder.
  public func catalogue(_ base: MetricCatalogue) throws -> MetricCatalogue {
    base.adding(try rows(ExternalRow.self).map(\.descriptor))
      .addingFramed(try rows(MetricDefinition.self).map(\.metric).uniqued())
  }

  /// Leaves the external metrics for steps that do not have the study.
  public func write(externals: [MetricDescriptor]) throws {
    if externals.isEmpty {
      try? FileManager.default.removeItem(atPath: file(ExternalRow.file))
    } else {
      try write(externals.map(ExternalRow.init))
    }
  }
}

// MARK: Texts

extension ResultsFolder {
  /// Lists of sentences that steps leave for later ones, a line each.
  public enum Sentences: String, Sendable {
    /// The warnings of the analysis.
    case warnings = "warnings.txt"
    /// Unusual facts about the study's files that were accepted.
    case notes = "notes.txt"
  }

  private static let nameFile = "study.txt"

  /// None where the file is not there.
  public func sentences(_ kind: Sentences) -> [String] {
    let text = (try? String(contentsOfFile: file(kind.rawValue), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  public func write(_ sentences: [String], as kind: Sentences) throws {
    let text = sentences.map { $0.replacing("\n", with: " ") + "\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: file(kind.rawValue)), options: .atomic)
  }

  public func remove(_ kind: Sentences) {
    try? FileManager.default.removeItem(atPath: file(kind.rawValue))
  }

  /// The name of the study whose results these are, or that of the folder.
  public var studyName: String {
    let kept = try? String(contentsOfFile: file(Self.nameFile), encoding: .utf8)
    return kept?.split(separator: "\n").first.map(String.init)
      ?? URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
  }

  public func write(studyName: String) throws {
    try Data((studyName.replacing("\n", with: " ") + "\n").utf8)
      .write(to: URL(fileURLWithPath: file(Self.nameFile)), options: .atomic)
  }
}

/// A `scores.csv` with the rule of which of its rows count.
public struct CountedTable: Sendable {
  public let file: String
  /// Every row, in the order of the file.
  public let all: [ScoreRow]
  /// Nil where the folder does not say so; then every row counts.
  public let rule: CountedScores?

  /// - Throws: `CSVError`.
  public init(file: String) throws {
    try self.init(file: file, all: try ScoreRow.rows(ofFile: file))
  }

  /// - Throws: `CSVError`.
  public init(file: String, text: String) throws {
    try self.init(file: file, all: try ScoreRow.rows(of: text, file: file))
  }

  private init(file: String, all: [ScoreRow]) throws {
    self.file = file
    self.all = all
    rule = try CountedScores.read(folder: ResultsFolder(of: file).path)
  }

  public func counts(_ row: ScoreRow) -> Bool { rule?.counts(row) ?? true }
  /// The rows that count.
  public var rows: [ScoreRow] { rule.map { all.filter($0.counts) } ?? all }
}

/// Why a results folder does not give what was asked for.
public enum ResultsFolderError: Error, Equatable, CustomStringConvertible {
  case missing(file: String, folder: String)
  case badStyle(file: String)

  public var description: String {
    switch self {
    case .badStyle(let file):
      "\(file) has no style of this version; analyze the study again, which writes it from the study file"
    case .missing(let file, let folder):
      "\(file) is missing; \(folder) must be the results folder of an analysis"
    }
  }
}

// MARK: Names

extension ScoreRow: FolderRow { public static let file = "scores.csv" }
extension CurveRow: FolderRow { public static let file = "curves.csv" }
extension BDRateRow: FolderRow { public static let file = "bdrate.csv" }
extension BiasRow: FolderRow { public static let file = "bias.csv" }
extension CropRow: FolderRow { public static let file = "crops.csv" }
extension InputRow: FolderRow { public static let file = "inputs.csv" }
extension FailureRow: FolderRow { public static let file = "failures.csv" }
extension MetricDefinition: FolderRow { public static let file = "definitions.csv" }
