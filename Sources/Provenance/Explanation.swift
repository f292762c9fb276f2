import Foundation
import Results

/// The chain behind one number of a results folder, from the row back to files, definition and runs.
public struct Explanation: Sendable {
  /// A link of the chain: what it is, and one line or several about it.
  public struct Link: Sendable, Equatable {
    public var name: String
    public var lines: [String]

    init(_ name: String, _ lines: [String]) {
      self.name = name
      self.lines = lines
    }

    init(_ name: String, _ line: String) { self.init(name, [line]) }
  }

  /// The row that is explained: file and line.
  public let place: String
  public let links: [Link]

  /// Files whose rows can be explained: scores, curves, deltas and every table of the analysis.
  public static let files =
    [ScoreRow.file, CurveRow.file, BDRateRow.file, BiasRow.file]
    + AnalysisTables.types.map { $0.file }

  /// Explains a row of one of `files`.
  ///
  /// - Throws: `ProvenanceError`, `CSVError`.
  public init(file: String, row: RowChoice) throws {
    guard FileManager.default.isReadableFile(atPath: file) else {
      throw ProvenanceError.noFile(file)
    }
    let cut = file.lastIndex(of: "/")
    let name = cut.map { String(file[file.index(after: $0)...]) } ?? file
    let trace = try Trace(folder: cut.map { String(file[..<$0]) } ?? ".")
    let (line, links): (Int, [Link])
    switch name {
    case ScoreRow.file:
      (line, links) = try Self.explained(file, row) { try trace.links(of: $0 as ScoreRow) }
    case CurveRow.file:
      (line, links) = try Self.explained(file, row) { try trace.links(of: $0 as CurveRow) }
    case BDRateRow.file:
      (line, links) = try Self.explained(file, row) { try trace.links(of: $0 as BDRateRow) }
    case BiasRow.file:
      (line, links) = try Self.explained(file, row) { try trace.links(of: $0 as BiasRow) }
    default:
      guard let table = AnalysisTables.types.first(where: { $0.file == name }) else {
        throw ProvenanceError.unknownTable(file: file, known: Self.files)
      }
      (line, links) = try Self.explained(table, file, row, trace)
    }
    place = "\(file), line \(line)"
    self.links = links
  }

  private static func explained<Row: AnalysisRow>(
    _ type: Row.Type, _ file: String, _ choice: RowChoice, _ trace: Trace
  ) throws -> (Int, [Link]) {
    try explained(file, choice) { try trace.links(ofTableRow: $0 as Row) }
  }

  private static func explained<Row: CSVRow>(
    _ file: String, _ choice: RowChoice, _ links: (Row) throws -> [Link]
  ) throws -> (Int, [Link]) {
    let found = try choice.find(among: try Row.rows(ofFile: file), file: file)
    return (found.line, try links(found.row))
  }

  /// The chain as aligned text.
  public var text: String {
    let width = (links.map(\.name.count).max() ?? 0) + 2
    let lines = links.flatMap { link in
      link.lines.enumerated().map { index, line in
        let name = index == 0 ? link.name : ""
        return "  " + name + String(repeating: " ", count: width - name.count) + line
      }
    }
    return ([place] + lines).joined(separator: "\n")
  }
}
