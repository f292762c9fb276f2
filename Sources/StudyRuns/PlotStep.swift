import Metrics
public import Plots
package import Processes
import RateDistortion
public import Results
import Studies

extension StudyRun {
  /// Draws the figures of an analysed study into `plots` of its results folder.
  ///
  /// - Parameters:
  ///   - names: only these; all where there are none.
  ///   - format: terminals, size, title.
  /// - Returns: paths of the files.
  /// - Throws: `StudyRunError.missingStep`, `.noFigure`; `GnuplotError`, after the scripts were written.
  @discardableResult
  public func plot(
    _ names: [String] = [], _ format: FigureFormat = FigureFormat()
  ) throws -> [String] {
    tell(.began(.figures))
    var files = FigureFiles(try figureData(), folder: results.file("plots"))
    files.children = children
    return try files.draw(names, format) {
      tell(.progress(.figures, done: $0, total: $1))
    }
  }

  /// The data of the figures.
  ///
  /// - Throws: `StudyRunError.missingStep` before the analysis.
  public func figureData() throws -> FigureData {
    var data = try FigureData(
      results, study: study.name, curves: rows(CurveRow.self, madeBy: "analyze"),
      biases: rows(BiasRow.self, madeBy: "analyze"), scores: countedScores(),
      definitions: definitions(), catalogue: catalogue)
    data.style = study.style
    return data
  }
}

/// Figures of one set of tables, as files.
public struct FigureFiles: Sendable {
  private var data: FigureData
  public let folder: String
  /// End gnuplot where they are interrupted.
  package var children = RunningChildren()

  /// The curves that figures show.
  public var curves: [CodecKey] { data.codecs }

  /// How they look: what the study says, until it is changed.
  public var style: FigureStyle {
    get { data.style }
    set { data.style = newValue }
  }

  /// Those of a results folder, without its study.
  ///
  /// - Parameters:
  ///   - results: holds the tables of `analyze`.
  ///   - folder: where the figures go.
  /// - Throws: `ResultsFolderError.missing`, `CSVError`.
  public init(of results: ResultsFolder, to folder: String) throws {
    self.init(
      try FigureData(
        results, study: results.studyName, curves: results.neededRows(CurveRow.self),
        biases: results.neededRows(BiasRow.self), scores: results.scores()?.rows ?? [],
        definitions: results.rows(MetricDefinition.self),
        catalogue: results.catalogue(MetricRegistry.catalogue)), folder: folder)
  }

  public init(_ data: FigureData, folder: String) {
    self.data = data
    self.folder = folder
  }

  /// The figures as scripts, not yet drawn.
  public var scripts: [Figure] { Figures.all(data) }

  /// Writes the scripts of the figures, and their images with gnuplot.
  ///
  /// - Parameters:
  ///   - names: only these; all where there are none.
  ///   - format: terminals, size, title.
  ///   - progress: called with the number of figures that are drawn, and of all.
  /// - Returns: paths of the files.
  /// - Throws: `StudyRunError.noFigure`; `GnuplotError`, after the scripts were written.
  public func draw(
    _ names: [String], _ format: FigureFormat, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> [String] {
    let figures = format.scripts.flatMap { Figures.all(data, $0) }
    for name in names where !figures.contains(where: { $0.name == name }) {
      throw StudyRunError.noFigure(name, known: figures.map(\.name).uniqued())
    }
    let wanted = figures.filter { names.isEmpty || names.contains($0.name) }
    progress(0, wanted.count)
    return try Gnuplot.draw(
      wanted, folder: folder, progress: { progress($0, wanted.count) }, children)
  }
}

extension FigureData {
  /// The further tables are those that the folder has.
  fileprivate init(
    _ results: ResultsFolder, study: String, curves: [CurveRow], biases: [BiasRow],
    scores: [ScoreRow], definitions: [MetricDefinition], catalogue: MetricCatalogue
  ) throws {
    // The number of images behind the curves that were scored here.
    let own = Set(scores.map(\.key))
    let scored = curves.filter { own.contains($0.key) }
    self.init(
      study: study, images: (scored.isEmpty ? curves : scored).compactMap(\.images).max() ?? 0,
      curves: curves, biases: biases, definitions: definitions, catalogue: catalogue,
      codecs: curves.map(\.key).uniqued(),
      // As everywhere: under five images there is no interval.
      standardErrors: { $0 < 5 ? nil : Student.quantile975(degrees: $0 - 1) })
    self.scores = scores
    for table in AnalysisTables.types { try read(table, from: results) }
    style = try results.style()
  }

  private mutating func read<Row: AnalysisRow>(
    _ type: Row.Type, from results: ResultsFolder
  ) throws {
    self[type] = try results.rows(type)
  }
}
