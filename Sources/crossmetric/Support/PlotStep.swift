import Metrics
import Plots
import Results
import Studies

/// From curves.csv and bias.csv to the figures in plots/.
struct PlotStep {
  private let session: StudySession

  init(_ session: StudySession) { self.session = session }

  /// Draws every figure that the data allow.
  func run() throws -> [Figure] {
    let curves = try session.rows(CurveRow.self, "curves.csv", madeBy: "analyze")
    let biases = try session.rows(BiasRow.self, "bias.csv", madeBy: "analyze")
    let figures = Figures.all(
      FigureData(
        study: session.study.name, images: session.scoredImages(curves), curves: curves,
        biases: biases, definitions: try session.definitions(),
        catalogue: MetricRegistry.catalogue,
        codecs: curves.map { CodecKey(codec: $0.codec, objective: $0.objective) }.uniqued()))
    try Gnuplot.draw(figures, folder: session.file("plots"))
    return figures
  }
}

extension StudySession {
  /// The number of images behind the curves that were scored here.
  func scoredImages(_ curves: [CurveRow]) -> Int {
    let imported = Set(study.curves.map(\.key))
    let scored = curves.filter {
      !imported.contains(CodecKey(codec: $0.codec, objective: $0.objective))
    }
    return (scored.isEmpty ? curves : scored).compactMap(\.images).max() ?? 0
  }
}
