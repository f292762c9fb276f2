import Controls
import Encoders
import External
import Foundation
import Imaging
import Metrics
import Processes
import Results
import Scoring
import Studies
import TrainedWeights

/// A loaded study with its results folder: the steps that the commands share.
///
/// The metrics are made once, since reading weights and their digest takes longer than most steps.
final class StudySession {
  let study: Study
  let out: String
  /// What the pairs in flight leave of the cores to each.
  let cores: CoreShare
  /// The programs of external metrics that run now.
  let children = RunningChildren()
  /// Ends them on Ctrl-C.
  var watch: SignalWatch?
  private var made: [String: any Metric] = [:]
  private var weighted: WeightedMetrics

  convenience init(_ arguments: StudyArguments, jobs: Int? = nil) throws {
    try self.init(study: arguments.study, out: arguments.out, jobs: jobs)
  }

  /// - Parameter jobs: cores that scoring may use; nil for all.
  init(study path: String, out: String, jobs: Int? = nil) throws {
    study = try Study.load(path)
    cores = CoreShare(limit: jobs)
    var out = out
    while out.count > 1 && out.hasSuffix("/") { out.removeLast() }
    self.out = out
    weighted = WeightedMetrics(
      kept: try FolderWeights(of: out), asked: study.weights, askedBy: path)
    for recipe in study.external where MetricRegistry.ids.contains(recipe.name) {
      throw ExternalError.nameTaken(recipe.place, name: recipe.name)
    }
    let known = MetricRegistry.ids + study.external.map(\.name)
    for id in study.metrics where !known.contains(id) {
      throw StudyError.unknownValue(
        study.metricPlaces[id] ?? StudyPlace(file: study.path), key: "metrics", value: id,
        known: known)
    }
  }

  func file(_ name: String) -> String { out + "/" + name }

  /// What the study chooses for all its metrics.
  var options: MetricOptions {
    MetricOptions(
      alpha: study.alpha, depth: study.depth, exact: study.exact, cores: cores)
  }

  /// The study's metrics, or those of them that are named.
  func metrics(only selected: [String] = []) throws -> [any Metric] {
    for id in selected where !study.metrics.contains(id) {
      throw SessionError.notInStudy("metric", id, study.metrics)
    }
    let options = options
    return try study.metrics.filter { selected.isEmpty || selected.contains($0) }.map { id in
      let metric = try made[id] ?? make(id, options)
      made[id] = metric
      return metric
    }
  }

  /// - Throws: `SessionError.notInStudy` for the first name that the study does not have.
  func checkNames(codecs: [String], images: [String]) throws {
    if study.pairs != nil { return }
    let controls = study.controls ? ControlKind.all.map(\.name) : []
    let known = Set(study.codecs.map(\.key.codec) + controls)
    for name in codecs where !known.contains(name) {
      throw SessionError.notInStudy("codec", name, known.sorted())
    }
    if images.isEmpty { return }
    let originals = study.findOriginals().images
    for name in images where !originals.contains(name) {
      throw SessionError.notInStudy("image", name, originals)
    }
  }

  /// Lists the failures of a run, or removes the list of an earlier one.
  func list(_ failures: [FailureRow], folder: String) throws {
    let file = folder + "/failures.csv"
    guard !failures.isEmpty else {
      try? FileManager.default.removeItem(atPath: file)
      return
    }
    try FailureRow.write(failures, toFile: file)
    let lines = FaultLines.lines(failures, limit: 10).map { "  " + $0 }
    tell(
      (["\(counted(failures.count, "failure")), listed in \(file):"] + lines)
        .joined(separator: "\n"))
  }

  private func make(_ id: String, _ options: MetricOptions) throws -> any Metric {
    if let recipe = study.external.first(where: { $0.name == id }) {
      return try ExternalMetric(recipe, folder: study.folder, children: children)
    }
    return try weighted.make(id, options: options)
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
      kept: try FolderWeights(of: out, parts: shards), asked: study.weights, askedBy: study.path)
  }

  /// What the analysis knows of all metrics, the study's external ones included.
  var catalogue: MetricCatalogue {
    MetricRegistry.catalogue.adding(study.external.map(\.descriptor))
  }

  /// Definitions of the study's metrics, for labels.
  func definitions() throws -> [MetricDefinition] { try metrics().map(\.definition) }

  /// Rows that an earlier step wrote.
  func rows<Row: CSVRow>(_ type: Row.Type, _ name: String, madeBy step: String) throws -> [Row] {
    guard FileManager.default.fileExists(atPath: file(name)) else {
      throw SessionError.missingStep(
        file: file(name), step: step, study: study.path, out: out)
    }
    return try Row.rows(ofFile: file(name))
  }
}

extension StudySession {
  private static let warningsFile = "warnings.txt"

  /// Keeps what the analysis had to say for the report, a line each.
  func keep(warnings: [String]) throws {
    let text = warnings.map { $0.replacing("\n", with: " ") + "\n" }.joined()
    try Data(text.utf8).write(
      to: URL(fileURLWithPath: file(Self.warningsFile)), options: .atomic)
  }

  func warnings() throws -> [String] { Self.lines(file(Self.warningsFile)) }

  private static let notesFile = "notes.txt"

  /// Says what was odd about the study's files and was read all the same, and keeps it for the
  /// analysis, which reads none of them.
  ///
  /// - Parameter folder: where scores go.
  func keep(notes: [String], folder: String) throws {
    for note in notes { tell("warning: " + note) }
    let path = folder + "/" + Self.notesFile
    guard !notes.isEmpty else {
      try? FileManager.default.removeItem(atPath: path)
      return
    }
    let text = notes.map { $0.replacing("\n", with: " ") + "\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  func notes() -> [String] { Self.lines(file(Self.notesFile)) }

  private static func lines(_ path: String) -> [String] {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }
}

extension CurveRow {
  var key: CodecKey { CodecKey(codec: codec, objective: objective) }
}

/// What keeps a step from starting.
enum SessionError: Error, CustomStringConvertible {
  case notInStudy(String, String, [String])
  case noScores(file: String, study: String, out: String)
  case missingStep(file: String, step: String, study: String, out: String)
  case notInFile(String, metric: String, known: [String])
  case noResults(folder: String, file: String)
  case unknownMetric(String, known: [String])
  /// `hasRest` where there is something left that has no fault.
  case faults([FailureRow], study: String, hasRest: Bool)
  case memory(MemorySize, pair: String, bytes: Int)
  case noShards(folder: String)

  var description: String {
    switch self {
    case .notInStudy(let what, let name, let known):
      "the study has no \(what) \"\(name)\"; it has \(known.joined(separator: ", "))"
    case .noScores(let file, let study, let out):
      "\(file) holds no scores of this study under its current definitions; "
        + "run: crossmetric score \(study) --out \(out)"
    case .missingStep(let file, let step, let study, let out):
      "\(file) is missing; run: crossmetric \(step) \(study) --out \(out)"
    case .notInFile(let file, let metric, let known):
      "\(file) holds no values of \(metric), only of \(known.joined(separator: ", ")); "
        + "choose with --metric"
    case .noResults(let folder, let file):
      "\(file) is missing; \(folder) must be the results folder of crossmetric analyze"
    case .unknownMetric(let id, let known):
      "there is no metric \"\(id)\"; curves may be in \(known.joined(separator: ", "))"
    case .memory(let budget, let pair, let bytes):
      "\(pair) alone takes \(size(bytes)) to score, more than --memory \(budget); give more, "
        + "or leave the image or a metric out"
    case .noShards(let folder):
      "\(folder) holds no shards; name their folders, or score them first: "
        + "crossmetric score STUDY --out DIR --shard 1/2"
    case .faults(let faults, let study, let hasRest):
      ([
        "\(study) has "
          + (faults.count == 1 ? "a fault; mend it" : "\(faults.count) faults; mend them")
          + (hasRest ? ", or pass --keep-going to go on with the rest:" : ":")
      ] + FaultLines.lines(faults, limit: 40).map { "  " + $0 }).joined(separator: "\n")
    }
  }
}
