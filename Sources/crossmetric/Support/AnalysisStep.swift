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
    let known = study.isCurvesAlone ? nil : try session.studyScores()
    let current = known?.current ?? []
    try session.keepCounted(images: current.map(\.image))
    let scores = current.filter { !$0.key.isControl }
    let originals = Set(study.curves.isEmpty ? [] : try study.names(scored: []).images ?? [])
    let imported = try study.curves.map { entry in
      try ImportedCurves.read(
        entry.file, codec: entry.key, images: entry.images, catalogue: session.catalogue,
        originals: originals)
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
          study.curves.map { ($0.key, $0.file) }, uniquingKeysWith: { $1 }),
        otherDefinitions: try OtherDefinition.read(folder: session.out, beside: current)))
    try ExternalCatalogue.write(study.external.map(\.descriptor), folder: session.out)
    try CurveRow.write(analysis.curves, toFile: session.file("curves.csv"))
    try BDRateRow.write(analysis.bdRates, toFile: session.file("bdrate.csv"))
    try BiasRow.write(analysis.biases, toFile: session.file("bias.csv"))
    for table in analysis.tables { try table.write(toFolder: session.out) }
    if let format = arguments.format {
      _ = try TablePrinting(format: format).write(folder: session.out, to: session.out)
    }
    let warnings =
      Objective.warnings(of: (scores.map(\.key) + study.curves.map(\.key)).uniqued())
      + [known?.uncounted, known?.lacking].compactMap { $0 } + imported.flatMap(\.warnings)
      + analysis.warnings + unknownDeltas(analysis.bdRates)
    for warning in warnings { tell("warning: " + warning) }
    // Notes on files were said when those were read.
    try session.keep(warnings: (known == nil ? [] : session.notes()) + warnings)
    try StudyName.write(study.name, folder: session.out)
  }
}

extension AnalysisStep {
  /// A sentence for each reason that kept BD-rates from being computed, parts not counted.
  private func unknownDeltas(_ rows: [BDRateRow]) -> [String] {
    let unknown = rows.filter { $0.bdRatePercent.isNaN && !$0.metric.contains("/") }
    let causes = unknown.map(NanCause.all)
    return causes.joined().map(\.reason).uniqued().map { reason in
      let own = causes.filter { $0.contains { $0.reason == reason } }
      let codecs = own.joined().filter { $0.reason == reason }.compactMap(\.codec).uniqued()
      return (own.count == 1 ? "1 BD-rate is nan" : "\(own.count) BD-rates are nan")
        + (codecs.isEmpty
          ? ": \(reason)" : ", since a curve \(reason): \(codecs.joined(separator: ", "))")
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

/// Why a BD-rate is nan: what is wrong with the curve of a codec, or else with the two together.
private struct NanCause {
  let codec: String?
  let reason: String

  static func all(of row: BDRateRow) -> [NanCause] {
    let codecs = [(row.anchor, row.anchorObjective), (row.codec, row.objective)].map {
      CodecKey(codec: $0, objective: $1).description
    }
    let found = codecs.compactMap { codec in
      row.note.split(separator: "; ").first { $0.hasPrefix(codec + " ") }.map {
        NanCause(codec: codec, reason: String($0.dropFirst(codec.count + 1)))
      }
    }
    return found.isEmpty ? [NanCause(codec: nil, reason: row.note)] : found
  }
}

extension Sequence where Element: Hashable {
  /// The elements in order of first appearance.
  func uniqued() -> [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
