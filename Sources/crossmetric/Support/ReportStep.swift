import Foundation
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
    let scores = study.isCurvesAlone ? [] : try session.currentScores()
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
        inversions: try InversionStep(session).run(scores, sources),
        heatMaps: try HeatMapStep(session, arguments.heatMaps).run(
          sources, largest: largest(scores))),
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
      // The script beside the drawing made it; its marks' values are told only where it is there.
      let script = try? String(
        contentsOfFile: session.file("plots/\(figure.name).gp"), encoding: .utf8)
      return ReportFigure(name: figure.name, title: figure.title, svg: svg, script: script)
    }
  }

  private func largest(_ scores: [ScoreRow]) -> (width: Int, height: Int) {
    let row = scores.max { $0.width * $0.height < $1.width * $1.height }
    return (row?.width ?? 0, row?.height ?? 0)
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
