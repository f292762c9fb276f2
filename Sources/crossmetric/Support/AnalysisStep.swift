import Foundation
import Metrics
import RateDistortion
import Results
import Studies

/// From scores.csv and imported curves to curves.csv, bdrate.csv, bias.csv and the further tables.
struct AnalysisStep {
  private let session: StudySession
  private let arguments: AnalysisArguments

  init(_ session: StudySession, _ arguments: AnalysisArguments) {
    self.session = session
    self.arguments = arguments
  }

  func run() throws {
    try session.recorded("analyze", definitions: try session.definitions()) { _ in
      try analyze()
    }
  }

  private func analyze() throws {
    arguments.delta.tellPreset()
    let study = session.study
    let known = study.codecs.isEmpty && study.pairs == nil ? nil : try session.studyScores()
    let current = known?.current ?? []
    let scores = current.filter { !$0.key.isControl }
    let imported = try study.curves.map { entry in
      try ImportedCurves.read(
        entry.file, codec: entry.key, images: entry.images, catalogue: session.catalogue)
    }
    let analysis = Analysis.run(
      AnalysisInput(
        scores: scores, imported: imported.flatMap(\.rows),
        codecs: (scores.map(\.key) + study.curves.map(\.key)).uniqued(), anchor: study.anchor,
        catalogue: session.catalogue, images: expectedImages(scores),
        methods: arguments.delta.methods, ranges: arguments.delta.ranges,
        preset: arguments.delta.preset, scale: arguments.delta.scale,
        controls: current.filter(\.key.isControl),
        bootstrap: Bootstrap(draws: arguments.draws, seed: arguments.seed),
        importFindings: imported.flatMap(\.findings),
        importedFiles: Dictionary(
          study.curves.map { ($0.key, $0.file) }, uniquingKeysWith: { $1 })))
    try ExternalCatalogue.write(study.external.map(\.descriptor), folder: session.out)
    try CurveRow.write(analysis.curves, toFile: session.file("curves.csv"))
    try BDRateRow.write(analysis.bdRates, toFile: session.file("bdrate.csv"))
    try BiasRow.write(analysis.biases, toFile: session.file("bias.csv"))
    for table in analysis.tables { try table.write(toFolder: session.out) }
    if let format = arguments.format {
      _ = try TablePrinting(format: format).write(folder: session.out, to: session.out)
    }
    let warnings =
      [known?.uncounted, known?.lacking].compactMap { $0 } + imported.flatMap(\.warnings)
      + analysis.warnings + unknownDeltas(analysis.bdRates)
    for warning in warnings { tell("warning: " + warning) }
    try session.keep(warnings: warnings)
    try StudyName.write(study.name, folder: session.out)
  }
}

extension AnalysisStep {
  /// A sentence for each reason that kept BD-rates from being computed, parts not counted.
  private func unknownDeltas(_ rows: [BDRateRow]) -> [String] {
    let unknown = rows.filter { $0.bdRatePercent.isNaN && !$0.metric.contains("/") }
    return unknown.map(\.note).uniqued().map { note in
      let count = unknown.filter { $0.note == note }.count
      return "\(count) BD-rate\(count == 1 ? " is" : "s are") nan: \(note)"
    }
  }

  /// In a study by patterns every codec is to cover every image that was scored; pairs of a list
  /// may be of different images for each codec.
  private func expectedImages(_ scores: [ScoreRow]) -> [CodecKey: [String]] {
    guard session.study.pairs == nil else { return [:] }
    let images = scores.map(\.image).uniqued()
    return Dictionary(uniqueKeysWithValues: session.study.codecs.map { ($0.key, images) })
  }
}

extension Sequence where Element: Hashable {
  /// The elements in order of first appearance.
  func uniqued() -> [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
