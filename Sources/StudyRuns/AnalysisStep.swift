import Foundation
public import RateDistortion
public import Results
import Studies

/// How curves are compared.
public struct AnalysisOptions: Sendable {
  public var methods: [InterpolationMethod] = [.pchip]
  public var ranges: [RateRange] = [.overlap]
  /// The rule of a paper in place of `methods` and `ranges`.
  public var preset: BDPreset?
  public var scale = QualityScale.logarithmic
  public var bootstrap = Bootstrap()

  public init() {}
}

extension StudyRun {
  /// From scores.csv and imported curves to curves.csv, bdrate.csv, bias.csv and the further tables. No image is
  /// read.
  ///
  /// - Throws: `StudyRunError.noScores`, `RateMeansDiffer`, and what is wrong with imported curves.
  @discardableResult
  public func analyze(_ options: AnalysisOptions = AnalysisOptions()) throws -> Analysis {
    try recorded("analyze", definitions: try definitions()) { _ in try analysis(options) }
  }

  private func analysis(_ options: AnalysisOptions) throws -> Analysis {
    let known = study.isCurvesAlone ? nil : try studyScores()
    let current = known?.current ?? []
    try keepCounted(images: current.map(\.image))
    let scores = current.filter { !$0.key.isControl }
    let originals = Set(study.curves.isEmpty ? [] : try study.names(scored: []).images ?? [])
    let imported = try study.curves.map { entry in
      try ImportedCurves.read(
        entry.file, codec: entry.key, images: entry.images, catalogue: catalogue,
        originals: originals)
    }
    var rates: [(file: String, mean: RateMean?)] = imported.map { ($0.file, $0.rateMean) }
    if known != nil { rates.insert((file: study.path, mean: study.rateMean), at: 0) }
    try RateMeansDiffer.check(rates)
    let analysis = Analysis.run(
      AnalysisInput(
        scores: scores, imported: imported.flatMap(\.rows),
        codecs: (scores.map(\.key) + study.curves.map(\.key)).uniqued(), anchor: study.anchor,
        catalogue: catalogue, images: expectedImages(scores),
        methods: options.methods, ranges: options.ranges, preset: options.preset,
        scale: options.scale, controls: current.filter(\.key.isControl),
        bootstrap: options.bootstrap,
        importFindings: imported.flatMap(\.findings),
        importedFiles: Dictionary(
          study.curves.map { ($0.key, $0.file) }, uniquingKeysWith: { $1 }),
        otherDefinitions: try OtherDefinition.read(folder: results.path, beside: current),
        rateMean: study.rateMean))
    try results.write(externals: study.external.map(\.descriptor))
    try results.write(analysis.curves)
    try results.write(analysis.bdRates)
    try results.write(analysis.biases)
    for table in analysis.tables { try table.write(toFolder: results.path) }
    let sentences: [String] =
      Objective.warnings(of: (scores.map(\.key) + study.curves.map(\.key)).uniqued())
      + [known?.uncounted].compactMap { $0 }
    let warnings: [StudyWarning] =
      sentences.map(StudyWarning.sentence) + [known?.lacking].compactMap { $0 }
      + (imported.flatMap(\.warnings) + analysis.warnings + told(analysis.unknownDeltas))
      .map(StudyWarning.sentence)
    for warning in warnings { warn(warning) }
    // Notes on files were said when those were read.
    try results.write(
      (known == nil ? [] : results.sentences(.notes)) + warnings.map(wording), as: .warnings)
    try results.write(studyName: study.name)
    try results.write(style: study.style)
    return analysis
  }
}

extension StudyRun {
  /// A sentence for each reason that kept BD-rates from being computed.
  private func told(_ unknown: [UnknownDelta]) -> [String] {
    func reasons(_ delta: UnknownDelta) -> [String] {
      delta.faults.isEmpty ? [delta.row.note.description] : delta.faults.map(\.reason)
    }
    return unknown.flatMap(reasons).uniqued().map { reason in
      let own = unknown.filter { reasons($0).contains(reason) }
      let codecs = own.flatMap(\.faults).filter { $0.reason == reason }.map(\.codec.description)
        .uniqued()
      return (own.count == 1 ? "1 BD-rate is nan" : "\(own.count) BD-rates are nan")
        + (codecs.isEmpty
          ? ": \(reason)" : ", since a curve \(reason): \(codecs.joined(separator: ", "))")
    }
  }

  /// In a study by patterns every codec is to cover every image that was scored; pairs of a list
  /// may be of different images for each codec.
  private func expectedImages(_ scores: [ScoreRow]) -> [CodecKey: [String]] {
    guard study.pairs == nil else { return [:] }
    let images = scores.map(\.image).uniqued()
    return Dictionary(uniqueKeysWithValues: study.codecs.map { ($0.key, images) })
  }
}
