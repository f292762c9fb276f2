import Controls
import Foundation
public import Metrics
public import Results
public import Studies

/// Joins the scores of a study's shards into its results folder, as if one process had scored all.
///
/// Scores of files that have changed since are left out, as a resumed run would leave them out. A
/// score that two folders hold stands once; they must hold the same.
public final class ShardMerge {
  private let pairs: [Pair]
  private let metricOrder: [String]
  private let definitions: DefinitionTable
  private let metrics: [any Metric]
  private let studyFolder: String
  private let results: String
  private let ledger: InputLedger
  private var log: ScoreLog
  private var sources: [ScoreLog.Entry: (lines: [String], file: String)] = [:]
  private var found: [MetricDefinition] = []
  private var failures: [FailureRow] = []

  /// Begins with what the results folder holds already.
  ///
  /// - Parameters:
  ///   - pairs: every pair of the study, in study order, and its reference distortions.
  ///   - metrics: all metrics of the study.
  ///   - folder: the study's results folder.
  public init(
    pairs: [Pair], metrics: [any Metric], studyFolder: String, folder: borrowing LockedFolder
  ) throws {
    self.pairs = pairs
    self.metrics = metrics
    self.studyFolder = studyFolder
    metricOrder = metrics.map(\.descriptor.id)
    definitions = DefinitionTable(metrics, kinds: pairs.compactMap(\.control?.kind))
    results = folder.path
    ledger = try InputLedger(
      file: folder.file("inputs.csv"), studyFolder: studyFolder, resultsFolder: results)
    log = try ScoreLog(file: folder.file("scores.csv"))
    log.removeChanged(pairs, ledger)
    for group in log.groups { enter(group, file: log.file) }
  }

  /// Adds what a shard's folder holds.
  ///
  /// - Throws: `ScoringError.notAShard`, `.locked` while the shard is being scored, or `.conflict`.
  public func add(shard path: String) throws {
    guard FileManager.default.fileExists(atPath: path + "/scores.csv") else {
      throw ScoringError.notAShard(path: path)
    }
    let folder = try LockedFolder(path)
    let ledger = try InputLedger(
      file: folder.file("inputs.csv"), studyFolder: studyFolder, resultsFolder: results)
    var shard = try ScoreLog(file: folder.file("scores.csv"))
    shard.removeChanged(pairs, ledger)
    for group in shard.groups {
      let entry = ScoreLog.Entry(group)
      guard let known = sources[entry] else {
        enter(group, file: shard.file)
        log.append(group)
        continue
      }
      guard known.lines == Self.scores(of: group) else {
        throw ScoringError.conflict(
          what: "\(group.metric) of \(entry.score.key) at \(group.main.point), \(group.main.image)",
          files: [known.file, shard.file])
      }
    }
    try self.ledger.adopt(ledger)
    let file = folder.file("definitions.csv")
    if FileManager.default.fileExists(atPath: file) {
      found += try MetricDefinition.rows(ofFile: file)
    }
    let list = folder.file("failures.csv")
    if FileManager.default.fileExists(atPath: list) {
      failures += try FailureRow.rows(ofFile: list)
    }
  }

  /// Missing scores and files of a study after a merge.
  public struct Gaps: Sendable {
    /// Scores of pairs that are there.
    public var scores: Int
    /// The images that they are of.
    public var images: Set<String>
    /// Failures of the shards whose results are still missing.
    public var failures: [FailureRow]
  }

  /// Writes the results folder's tables.
  ///
  /// - Parameter controls: whether the study asks for scores of reference distortions.
  /// - Returns: the gaps that are left in the study.
  public func finish(controls: Bool) throws -> Gaps {
    let scores = log.file
    let folder = results
    try log.write(
      pairs: pairs, metrics: metricOrder, current: Set(definitions.all.map(\.fingerprint)))
    try ledger.finish()
    try DefinitionFile.add(found, to: folder + "/definitions.csv")
    let present = try ScoreLog(file: scores).present
    var missing = 0
    var lacking: Set<ScoreKey> = []
    for pair in pairs where controls || pair.control == nil {
      let key = ScoreKey(pair)
      let count = metrics.indices.filter {
        !present.contains(.init(key, definitions[$0, pair].fingerprint))
      }.count
      missing += count
      if count > 0 { lacking.insert(key) }
    }
    // A pair that was not found may be missing because of a failure.
    let whole = Set(pairs.map { ScoreKey($0) }).subtracting(lacking)
    var seen: Set<FailureRow> = []
    let open = failures.filter { !whole.contains(ScoreKey($0)) && seen.insert($0).inserted }
    return Gaps(scores: missing, images: Set(lacking.map(\.image)), failures: open)
  }

  private func enter(_ group: ScoreGroup, file: String) {
    sources[.init(group)] = (Self.scores(of: group), file)
  }

  /// Rows that must agree: the scores, not the rates, which the study may have changed.
  private static func scores(of group: ScoreGroup) -> [String] {
    group.rows.map { "\($0.metric) \($0.score)" }
  }
}
