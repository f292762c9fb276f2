import ArgumentParser
import Foundation
import Metrics
import RateDistortion
import Results

/// `crossmetric lint`: likely errors in files of curves.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find likely errors in files of curves, without a study.",
    discussion: """
      Reads the same files as bdrate: results folders, tables, pasted lists, logs and
      files of other projects. It changes nothing. Example:

        crossmetric lint vtm.json jpeg2000.json --strict
      """)

  @Argument(help: "Files of curves, results folders, or folders of logs.", completion: .file())
  var files: [String]

  @Flag(help: "Exit code 3 if there is any finding.")
  var strict = false

  @Flag(help: "Print rows of lint.csv instead of a table.")
  var csv = false

  func validate() throws {
    if files.isEmpty { throw ValidationError("Name at least one file.") }
  }

  func run() throws {
    let imported = try files.map { try CurveFile.read($0) }
    let rows = Lint.findings(imported, catalogue: CurveFile.catalogue(imported))
    if csv {
      print(LintRow.headerLine + rows.map(\.line).joined(), terminator: "")
    } else if rows.isEmpty {
      print("no findings in \(files.count == 1 ? "1 file" : "\(files.count) files")")
    } else {
      for row in rows {
        let place = [row.metric, row.point.isEmpty ? "" : "point \(row.point)"]
          .filter { !$0.isEmpty }.joined(separator: ", ")
        print(
          "\(row.file): \(row.finding.rawValue)\(place.isEmpty ? "" : " (\(place))"): \(row.message)"
        )
      }
    }
    CurveRemedy.suggest(rows)
    if strict && !rows.isEmpty { throw ExitCode(3) }
  }
}

/// A file of curves that is named on the command line: its codec is its name.
enum CurveFile {
  static func read(_ path: String) throws -> ImportedCurves {
    try ImportedCurves.read(
      path, codec: CodecKey(codec: codec(path), objective: ""), images: nil,
      catalogue: MetricRegistry.catalogue)
  }

  /// All metrics, with the external ones of the files' results folders.
  static func catalogue(_ curves: [ImportedCurves]) -> MetricCatalogue {
    MetricRegistry.catalogue.adding(curves.flatMap(\.externals))
  }

  static func codec(_ path: String) -> String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }
}
