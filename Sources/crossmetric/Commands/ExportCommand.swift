public import ArgumentParser
import Foundation
import Metrics
public import RateDistortion
import Results
import StudyRuns

extension ExportFormat: ExpressibleByArgument {}

/// `crossmetric export`: results for other tools.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the results of a study for other tools.",
    discussion: """
      compressai writes JSON files of mean curves. tfc writes curves as in TensorFlow
      Compression. codec-compare writes scores by image for its web page, which opens
      them with ?load=list.json. Example:

        crossmetric export results --format compressai --out exported
      """)

  @Argument(help: "Results folder.", completion: .directory)
  var results: String

  @Option(help: "Format: compressai, tfc or codec-compare.")
  var format: ExportFormat

  @Option(help: "Folder for the files.", completion: .directory)
  var out: String

  func run() throws {
    let folder = ResultsFolder(results)
    try StudyWords.tellIfNoRule(folder)
    let exported = format.files(
      ExportedResults(
        origin: "CrossMetric \(Version.current)",
        // Reference distortions have no rate, which every format needs.
        curves: try folder.neededRows(CurveRow.self).filter { !$0.key.isControl },
        scores: try (folder.scores()?.rows ?? []).filter { !$0.key.isControl },
        catalogue: try folder.catalogue(MetricRegistry.catalogue),
        definitions: try folder.rows(MetricDefinition.self)))
    for file in exported.files {
      let url = URL(fileURLWithPath: out).appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url, options: .atomic)
      print(out + "/" + file.path)
    }
    for notice in exported.notices { tell("warning: " + notice) }
  }
}
