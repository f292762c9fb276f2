import Foundation
import Results
import TestSupport
import Testing

/// docs/files.md names every table of a results folder, with its columns as they are.
@Suite struct DocumentedFilesTests {
  static let page = try? String(contentsOf: fixture("../../docs/files.md"), encoding: .utf8)
  static let tables: [(file: String, columns: [String])] =
    [
      ("scores.csv", ScoreRow.columns), ("definitions.csv", MetricDefinition.columns),
      ("curves.csv", CurveRow.columns), ("bdrate.csv", BDRateRow.columns),
      ("bias.csv", BiasRow.columns), ("crops.csv", CropRow.columns),
      ("encodings.csv", EncodingRow.columns), ("programs.csv", ProgramRow.columns),
      ("failures.csv", FailureRow.columns), (CountedScores.file, CountedRow.columns),
      (ExternalRow.file, ExternalRow.columns), (WeightsRow.file, WeightsRow.columns),
    ] + AnalysisTables.types.map { ($0.table.file, $0.columns) }

  @Test("every table is described", arguments: tables.map(\.file))
  func table(file: String) throws {
    let page = try #require(Self.page)
    let columns = try #require(Self.tables.first { $0.file == file }).columns
    #expect(page.contains("\n| `\(file)` | `\(columns.joined(separator: ","))`"))
  }

  @Test(
    "links of the documents lead somewhere",
    arguments: [
      "README.md", "docs/reproduction.md", "docs/files.md", "docs/columns.md", "docs/report.md",
      "docs/figures.md",
      "docs/definitions.md",
      "docs/study-file.md", "docs/curves.md", "docs/codecs.md", "docs/encoders.md",
      "Examples/slurm/README.md",
      "docs/metrics/README.md", "Notebooks/README.md", "Examples/from-swift/README.md",
    ])
  func links(document: String) throws {
    let file = fixture("../../" + document)
    let text = try String(contentsOf: file, encoding: .utf8)
    for match in text.matches(of: /\]\((?!https?:)([^)#]+)/) {
      let target = file.deletingLastPathComponent().appendingPathComponent(String(match.1))
      #expect(FileManager.default.fileExists(atPath: target.path), "\(document): \(match.1)")
    }
  }
}
