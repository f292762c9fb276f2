import Controls
import Foundation
public import Metrics
package import Processes
public import Results
import Scoring
public import Studies
import TrainedWeights
public import Weights

/// A study with its results folder, and the steps that lead from one to the other: `reconstruct`,
/// `score`, `merge`, `analyze`, `plot`, `report`. Each step takes up what earlier ones left in the
/// folder.
///
/// Steps return what came of them as values, throw what keeps them from it, and report what
/// happens on the way by events. They print nothing. One step of a run at a time.
///
/// ```swift
/// let run = try StudyRun(Study.load("study.yaml"), in: ResultsFolder("results"))
/// let outcome = try run.score()
/// let analysis = try run.analyze()
/// ```
public final class StudyRun {
  public let study: Study
  public let results: ResultsFolder
  /// The cores that each of the pairs in work may use.
  public let cores: CoreShare
  /// The programs of external metrics that run now.
  package let children = RunningChildren()
  /// How weights in HDF5 files are read.
  let hdf5: HDF5Access
  let tell: @Sendable (StudyEvent) -> Void
  let wording: @Sendable (StudyWarning) -> String
  private var made: [String: any Metric] = [:]
  private var weighted: WeightedMetrics

  /// - Parameters:
  ///   - study: what to compare.
  ///   - results: where everything goes; a step that writes makes the folder.
  ///   - jobs: cores that scoring may use; nil for all.
  ///   - hdf5: how weights in HDF5 files are read.
  ///   - events: called while steps work, from any thread.
  ///   - wording: the sentences in which warnings are kept for the report.
  /// - Throws: `StudyError` or `ExternalError` for a metric that there is not; what is wrong with the folder's weights.
  public init(
    _ study: Study, in results: ResultsFolder, jobs: Int? = nil, hdf5: HDF5Access = .inProcess,
    events: @escaping @Sendable (StudyEvent) -> Void = { _ in },
    wording: @escaping @Sendable (StudyWarning) -> String = { $0.description }
  ) throws {
    self.study = study
    self.results = results
    self.hdf5 = hdf5
    self.wording = wording
    tell = events
    cores = CoreShare(limit: jobs)
    weighted = WeightedMetrics(
      kept: try FolderWeights(of: results.path), asked: study.weights, askedBy: study.path)
    for recipe in study.external where MetricRegistry.ids.contains(recipe.name) {
      throw ExternalError.nameTaken(recipe.place, name: recipe.name)
    }
    let own = study.external.map(\.name)
    for id in study.metrics where !MetricNames.knows(id, own: own) {
      throw StudyError.unknownMetric(
        study.metricPlaces[id] ?? StudyPlace(file: study.path), id: id,
        known: MetricNames.known + own)
    }
  }

  /// The study's options for all its metrics.
  var options: MetricOptions {
    MetricOptions(
      alpha: study.alpha, depth: study.depth, exact: study.exact, cores: cores, hdf5: hdf5)
  }

  /// The study's metrics, or those of them that are named. They are made once, since reading
  /// weights and their digest takes longer than most steps.
  ///
  /// - Throws: `StudyRunError.notInStudy`, or what keeps a metric from being made.
  public func metrics(only selected: [String] = []) throws -> [any Metric] {
    for id in selected where !study.metrics.contains(id) {
      throw StudyRunError.notInStudy("metric", id, study.metrics)
    }
    let options = options
    return try study.metrics.filter { selected.isEmpty || selected.contains($0) }.map { id in
      let metric = try made[id] ?? make(id, options)
      made[id] = metric
      return metric
    }
  }

  private func make(_ id: String, _ options: MetricOptions) throws -> any Metric {
    if let recipe = study.external.first(where: { $0.name == id }) {
      return try ExternalMetric(recipe, folder: study.folder, children: children)
    }
    let place = study.metricPlaces[id] ?? StudyPlace(file: study.path)
    return try ProgramMetrics.make(id, place: place, children: children)
      ?? weighted.make(id, options: options)
  }

  /// Definitions of the study's metrics.
  public func definitions() throws -> [MetricDefinition] { try metrics().map(\.definition) }

  /// The analysis's descriptors of all metrics, the study's external ones and those without a frame included.
  public var catalogue: MetricCatalogue {
    MetricRegistry.catalogue.adding(study.external.map(\.descriptor)).addingFramed(study.metrics)
  }

  /// - Throws: `StudyRunError.notInStudy` for the first name that the study does not have.
  package func checkNames(codecs: [String], images: [String]) throws {
    if study.pairs != nil { return }
    let controls = study.controls ? ControlKind.all.map(\.name) : []
    let known = Set(study.codecs.map(\.key.codec) + controls)
    for name in codecs where !known.contains(name) {
      throw StudyRunError.notInStudy("codec", name, known.sorted())
    }
    if images.isEmpty { return }
    let originals = study.findOriginals().images
    for name in images where !originals.contains(name) {
      throw StudyRunError.notInStudy("image", name, originals)
    }
  }

  /// Takes the weights that the scores of shards have, where the results folder has none yet.
  ///
  /// - Throws: `WeightsProblem.shardsDiffer` if they are of two kinds.
  func keepWeights(ofShards folders: [String]) throws {
    let shards = try folders.map { try FolderWeights(of: $0) }
    for metric in study.metrics {
      let own = shards.filter { !$0.rows(of: metric).isEmpty }
      let kept = own.map { $0.rows(of: metric)[0] }
      if Set(kept.map(\.digest)).count > 1 {
        throw WeightsProblem.shardsDiffer(metric: metric, folders: own.map(\.folder), kept: kept)
      }
    }
    weighted = WeightedMetrics(
      kept: try FolderWeights(of: results.path, parts: shards), asked: study.weights,
      askedBy: study.path)
    made = [:]
  }
}

extension StudyRun {
  func warn(_ warning: StudyWarning) { tell(.warning(warning)) }

  /// Lists the failures of a run, or removes the list of an earlier one.
  func list(_ failures: [FailureRow], folder: ResultsFolder) throws {
    guard !failures.isEmpty else {
      try? FileManager.default.removeItem(atPath: folder.file(FailureRow.file))
      return
    }
    try folder.write(failures)
    tell(.failures(failures, file: folder.file(FailureRow.file)))
  }

  /// Says what was odd about the study's files and was read all the same, and keeps it for the
  /// analysis, which reads none of them.
  ///
  /// - Parameter folder: where scores go.
  func keep(notes: [String], folder: ResultsFolder) throws {
    for note in notes { warn(.sentence(note)) }
    if notes.isEmpty { folder.remove(.notes) } else { try folder.write(notes, as: .notes) }
  }

  /// Rows that an earlier step wrote.
  func rows<Row: FolderRow>(_ type: Row.Type, madeBy step: String) throws -> [Row] {
    do { return try results.neededRows(type) } catch ResultsFolderError.missing(let file, _) {
      throw StudyRunError.missingStep(file: file, step: step, study: study.path, out: results.path)
    }
  }
}
