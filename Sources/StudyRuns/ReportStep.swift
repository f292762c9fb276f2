public import ErrorMaps
import Foundation
import Metrics
import Plots
import Reporting
public import Results
import Studies

/// The content of the page.
public struct ReportOptions: Sendable {
  public var heatMaps = HeatMapChoice.quick
  /// Put the full images into a folder beside the report.
  public var fullImages = false

  public init() {}
}

extension StudyRun {
  /// Writes report.html from everything that the other steps wrote.
  ///
  /// - Returns: its path.
  /// - Throws: `StudyRunError.missingStep`, and what keeps the page from being written.
  @discardableResult
  public func report(_ options: ReportOptions = ReportOptions()) throws -> String {
    let curves = try rows(CurveRow.self, madeBy: "analyze")
    let scores = study.isCurvesAlone ? [] : try currentScores()
    let discovery = try study.discover(outputFolder: results.path)
    let scored = Set(scores.map(\.image))
    let sources = pictures(discovery)
    let path = results.file("report.html")
    let inversions = try InversionStep(self).find(scores, sources)
    let heatMaps = try HeatMapStep(self, options.heatMaps).maps(sources, largest: largest(scores))
    tell(.began(.report))
    try Report.write(
      ReportData(
        study: study.name, version: Version.current,
        images: discovery.images.filter(scored.contains), codecs: curves.map(\.key).uniqued(),
        answers: try answers(scores), catalogue: catalogue, definitions: try definitions(),
        scores: scores, curves: curves,
        bdRates: try rows(BDRateRow.self, madeBy: "analyze"),
        biases: try rows(BiasRow.self, madeBy: "analyze"),
        verdicts: try rows(VerdictRow.self, madeBy: "analyze"),
        tables: try results.analysisTables(), warnings: results.sentences(.warnings),
        figures: try reportFigures(), pictures: sources,
        inversions: inversions, heatMaps: heatMaps),
      to: path, fullImages: options.fullImages
    ) { [tell] in
      tell(.progress(.report, done: $0, total: $1))
    }
    return path
  }

  /// Crops in which two metrics of the study disagree, the largest product of margins first;
  /// crops.csv holds them too. Searched again only where scores or images have changed.
  ///
  /// - Throws: `StudyRunError.noScores`, or what keeps the search from working.
  public func crops() throws -> [CropRow] {
    let sources = pictures(try study.discover(outputFolder: results.path))
    return try InversionStep(self).find(try currentScores(), sources)?.rows ?? []
  }

  /// Why there are no crops to compare; nil where there are.
  public func cropsObstacle() throws -> CropsObstacle? {
    CropsObstacle(try currentScores(), metrics: try metrics())
  }

  private func reportFigures() throws -> [ReportFigure] {
    try FigureFiles(figureData(), folder: results.file("plots")).scripts.map { figure in
      let file = results.file("plots/\(figure.name).svg")
      guard let svg = try? String(contentsOfFile: file, encoding: .utf8) else {
        throw StudyRunError.missingStep(
          file: file, step: "plot", study: study.path, out: results.path)
      }
      // The layout knows where the points lie on the drawing of its own script, not of another.
      let script = try? String(
        contentsOfFile: results.file("plots/\(figure.name).gp"), encoding: .utf8)
      return ReportFigure(
        name: figure.name, title: figure.title, svg: svg,
        marks: script == figure.script ? figure.marks : [])
    }
  }

  private func largest(_ scores: [ScoreRow]) -> (width: Int, height: Int) {
    let row = scores.max { $0.width * $0.height < $1.width * $1.height }
    return (row?.width ?? 0, row?.height ?? 0)
  }

  private func pictures(_ discovery: Discovery) -> PictureSources {
    var sources = PictureSources(alpha: study.alpha)
    for pair in discovery.pairs {
      sources.originals[pair.image] = pair.original
      let key = PictureKey(codec: pair.key, point: pair.point, image: pair.image)
      sources.reconstructions[key] = pair.reconstruction
    }
    return sources
  }
}
