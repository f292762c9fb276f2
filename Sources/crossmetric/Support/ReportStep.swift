import Foundation
import Imaging
import Inversions
import Metrics
import Plots
import Reporting
import Results
import Studies

/// Writes report.html from everything that the other steps wrote.
struct ReportStep {
  private let session: StudySession
  private let arguments: ReportArguments

  init(_ session: StudySession, _ arguments: ReportArguments) {
    self.session = session
    self.arguments = arguments
  }

  /// - Returns: path of the report.
  func run() throws -> String {
    let study = session.study
    let curves = try session.rows(CurveRow.self, "curves.csv", madeBy: "analyze")
    let hasScores = !study.codecs.isEmpty || study.pairs != nil
    let scores = hasScores ? try session.currentScores() : []
    let discovery = try study.discover(outputFolder: session.out)
    let scored = Set(scores.map(\.image))
    let sources = pictures(discovery)
    let path = session.file("report.html")
    try Report.write(
      ReportData(
        study: study.name, version: CrossMetric.version,
        images: discovery.images.filter(scored.contains), codecs: curves.map(\.key).uniqued(),
        catalogue: session.catalogue, definitions: try session.definitions(),
        scores: scores, curves: curves,
        bdRates: try session.rows(BDRateRow.self, "bdrate.csv", madeBy: "analyze"),
        biases: try session.rows(BiasRow.self, "bias.csv", madeBy: "analyze"),
        verdicts: try session.rows(VerdictRow.self, VerdictRow.table.file, madeBy: "analyze"),
        tables: try AnalysisTables.types.compactMap {
          try AnalysisTable.read($0, fromFolder: session.out)
        },
        warnings: try session.warnings(), figures: try figures(), pictures: sources,
        inversions: try inversions(scores, sources)),
      to: path, fullImages: arguments.fullImages)
    return path
  }

  private func figures() throws -> [ReportFigure] {
    try PlotStep(session).figures().map { figure in
      let file = session.file("plots/\(figure.name).svg")
      guard let svg = try? String(contentsOfFile: file, encoding: .utf8) else {
        throw SessionError.missingStep(
          file: file, step: "plot", study: session.study.path, out: session.out)
      }
      return ReportFigure(name: figure.name, title: figure.title, svg: svg)
    }
  }

  /// Writes crops.csv, without rows where there is nothing to search.
  private func inversions(
    _ scores: [ScoreRow], _ sources: PictureSources
  ) throws -> ReportInversions? {
    let pairs = MatchedPair.matched(scores)
    let search = InversionSearch(try session.metrics())
    guard let search, let largest = pairs.max(by: { $0.pixels < $1.pixels }) else {
      try CropRow.write([], toFile: session.file("crops.csv"))
      return nil
    }
    let each = search.memory(width: largest.width, height: largest.height)
    let jobs = min(ProcessInfo.processInfo.activeProcessorCount, availableMemory() / each)
    let findings = search.run(pairs, jobs: jobs) { image, reconstruction in
      guard let path = sources.path(image, reconstruction) else { throw PictureError.noPath }
      return try Image.read(path, alpha: sources.alpha)
    }
    try CropRow.write(findings.rows, toFile: session.file("crops.csv"))
    return ReportInversions(
      rows: findings.rows,
      losses: search.metrics.map {
        .init(metric: $0.descriptor.id, name: $0.lossName, definition: $0.lossDefinition)
      }, pairs: findings.pairs, notes: findings.notes)
  }

  private func pictures(_ discovery: Discovery) -> PictureSources {
    var sources = PictureSources(alpha: session.study.alpha)
    for pair in discovery.pairs {
      sources.originals[pair.image] = pair.original
      let key = PictureKey(codec: pair.key, point: pair.point, image: pair.image)
      sources.reconstructions[key] = pair.reconstruction
    }
    return sources
  }
}
