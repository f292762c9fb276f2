import ArgumentParser
import Foundation
import Metrics
import Plots
import RateDistortion
import Results
import Studies

/// From the tables of the analysis to the figures.
struct PlotStep {
  private let tables: FigureTables
  private let folder: String

  /// Figures of a study go into `plots` of its results folder.
  init(_ session: StudySession) {
    tables = .study(session)
    folder = session.file("plots")
  }

  /// - Parameters:
  ///   - results: a results folder.
  ///   - out: where the figures go; nil for `plots` in it.
  init(results: String, out: String?) {
    tables = .folder(results)
    folder = out ?? (results as NSString).appendingPathComponent("plots")
  }

  /// Writes the scripts of the figures, and their pictures with gnuplot.
  ///
  /// - Parameter names: only these figures; all where there are none.
  /// - Returns: paths of the files.
  /// - Throws: `ExitCode(2)` where gnuplot is missing, after a sentence and the scripts.
  @discardableResult
  func run(_ names: [String] = [], _ format: FigureFormat = FigureFormat()) throws -> [String] {
    let data = try tables.data()
    let figures = format.scripts.flatMap { Figures.all(data, $0) }
    for name in names where !figures.contains(where: { $0.name == name }) {
      throw PlotError.unknown(name, known: figures.map(\.name).uniqued())
    }
    do {
      return try Gnuplot.draw(
        figures.filter { names.isEmpty || names.contains($0.name) }, folder: folder)
    } catch GnuplotError.missing {
      tell("\(GnuplotError.missing) (\(folder))")
      throw ExitCode(2)
    }
  }

  /// The figures as scripts, not yet drawn.
  func figures() throws -> [Figure] { Figures.all(try tables.data()) }
}

/// Why figures were not made.
enum PlotError: Error, CustomStringConvertible {
  case unknown(String, known: [String])

  var description: String {
    switch self {
    case .unknown(let name, let known):
      "there is no figure \"\(name)\" of these results; "
        + Spelling.hint(for: name, known: known) + " (crossmetric plot --list tells what they show)"
    }
  }
}

/// Where the tables of figures lie.
private enum FigureTables {
  case study(StudySession)
  case folder(String)

  func data() throws -> FigureData {
    let curves = try rows(CurveRow.self, "curves.csv", isNeeded: true)
    let definitions = try definitions()
    let scores = try scores()
    var data = FigureData(
      study: study(), images: images(curves, scores), curves: curves,
      biases: try rows(BiasRow.self, "bias.csv", isNeeded: true), definitions: definitions,
      catalogue: try catalogue(), codecs: curves.map(\.key).uniqued(),
      // As everywhere: under five images there is no interval.
      standardErrors: { $0 < 5 ? nil : Student.quantile975(degrees: $0 - 1) })
    data.scores = scores
    data.sensitivity = try rows(SensitivityRow.self)
    data.isolines = try rows(IsolineRow.self)
    data.phases = try rows(PhasesRow.self)
    data.places = try rows(PlaceRow.self)
    data.localBiases = try rows(LocalBiasRow.self)
    data.matrix = try rows(MatrixRow.self)
    data.disagreements = try rows(DisagreementRow.self)
    return data
  }

  private var path: String {
    switch self {
    case .study(let session): session.out
    case .folder(let folder): folder
    }
  }

  private func study() -> String {
    switch self {
    case .study(let session): session.study.name
    case .folder(let folder): StudyName.read(folder: folder)
    }
  }

  private func catalogue() throws -> MetricCatalogue {
    switch self {
    case .study(let session): session.catalogue
    case .folder(let folder): try ExternalCatalogue.read(folder: folder)
    }
  }

  private func definitions() throws -> [MetricDefinition] {
    switch self {
    case .study(let session): try session.definitions()
    case .folder: try rows(MetricDefinition.self, "definitions.csv", isNeeded: false)
    }
  }

  /// The scores that count; none in a study of imported curves alone.
  private func scores() throws -> [ScoreRow] {
    switch self {
    case .study(let session): return try session.countedScores()
    case .folder(let folder): return try FolderScores.read(folder: folder)
    }
  }

  /// The number of images behind the curves that were scored here.
  private func images(_ curves: [CurveRow], _ scores: [ScoreRow]) -> Int {
    let own = Set(scores.map(\.key))
    let scored = curves.filter { own.contains($0.key) }
    return (scored.isEmpty ? curves : scored).compactMap(\.images).max() ?? 0
  }

  private func rows<Row: AnalysisRow>(_ type: Row.Type) throws -> [Row] {
    try rows(type, Row.table.file, isNeeded: false)
  }

  private func rows<Row: CSVRow>(_ type: Row.Type, _ name: String, isNeeded: Bool) throws -> [Row] {
    let file = (path as NSString).appendingPathComponent(name)
    guard !FileManager.default.fileExists(atPath: file) else { return try Row.rows(ofFile: file) }
    guard isNeeded else { return [] }
    switch self {
    case .study(let session): return try session.rows(type, name, madeBy: "analyze")
    case .folder(let folder): throw SessionError.noResults(folder: folder, file: file)
    }
  }
}
