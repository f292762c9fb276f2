import Metrics
import Plots
import Results
import Studies

/// From the tables of the analysis to the figures in plots/.
struct PlotStep {
  private let session: StudySession

  init(_ session: StudySession) { self.session = session }

  /// Draws every figure that the data allow.
  func run() throws { try Gnuplot.draw(figures(), folder: session.file("plots")) }

  /// The figures as scripts, not yet drawn.
  func figures() throws -> [Figure] {
    let curves = try session.rows(CurveRow.self, "curves.csv", madeBy: "analyze")
    let biases = try session.rows(BiasRow.self, "bias.csv", madeBy: "analyze")
    let sensitivity = try session.rows(
      SensitivityRow.self, SensitivityRow.table.file, madeBy: "analyze")
    let isolines = try session.rows(IsolineRow.self, IsolineRow.table.file, madeBy: "analyze")
    let phases = try session.rows(PhasesRow.self, PhasesRow.table.file, madeBy: "analyze")
    return Figures.all(
      FigureData(
        study: session.study.name, images: scoredImages(curves), curves: curves, biases: biases,
        sensitivity: sensitivity, isolines: isolines, phases: phases,
        definitions: try session.definitions(), catalogue: session.catalogue,
        codecs: curves.map(\.key).uniqued()))
  }

  /// The number of images behind the curves that were scored here.
  private func scoredImages(_ curves: [CurveRow]) -> Int {
    let imported = Set(session.study.curves.map(\.key))
    let scored = curves.filter { !imported.contains($0.key) }
    return (scored.isEmpty ? curves : scored).compactMap(\.images).max() ?? 0
  }
}
