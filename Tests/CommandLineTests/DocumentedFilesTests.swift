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

  /// Every page of Markdown beside the code, by its path in the repository.
  static let documents: [String] = {
    let folders = ["docs", "Notebooks", "Examples", "Benchmarks", "Training", "Python"]
    let pages = folders.flatMap { folder in
      let files = FileManager.default.enumerator(
        at: fixture("../../" + folder), includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
      return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
    }
    let root = fixture("../..").standardizedFileURL.path + "/"
    return ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]
      + pages.map { $0.standardizedFileURL.path.replacing(root, with: "") }.sorted()
  }()

  @Test func thePagesOfAllFoldersAreFound() {
    let needed = ["docs/python.md", "docs/metrics/vgg16.md", "Examples/from-python/README.md"]
    #expect(needed.allSatisfy(Self.documents.contains))
  }

  @Test("links of the documents lead to a file and to one of its headings", arguments: documents)
  func links(document: String) throws {
    let file = fixture("../../" + document)
    let text = try String(contentsOf: file, encoding: .utf8)
    for match in text.matches(of: /\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/) {
      let target =
        match.1.isEmpty
        ? file : file.deletingLastPathComponent().appendingPathComponent(String(match.1))
      #expect(FileManager.default.fileExists(atPath: target.path), "\(document): \(match.1)")
      guard let anchor = match.2, target.pathExtension == "md" else { continue }
      let anchors = try Self.anchors(String(contentsOf: target, encoding: .utf8))
      #expect(anchors.contains(String(anchor)), "\(document): \(match.1)#\(anchor)")
    }
  }

  @Test func everyTableOfTheQuestionsIsDescribed() throws {
    let page = try #require(Self.page)
    let questions = try String(contentsOf: fixture("../../docs/questions.md"), encoding: .utf8)
    let tables = Set(questions.matches(of: /`([a-z-]+\.csv)`/).map { String($0.1) })
    #expect(tables.contains("bias.csv"))
    for table in tables { #expect(page.contains("\n| `\(table)` |"), "\(table)") }
  }

  /// Names of headings as GitHub makes them.
  private static func anchors(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
        line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
          .filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
          .replacing(" ", with: "-")
      })
  }
}
