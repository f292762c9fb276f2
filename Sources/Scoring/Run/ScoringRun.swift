import Controls
public import Imaging
public import Metrics
public import Results
public import Studies
import Synchronization

/// Scores the pairs of a study: plan, run on all cores, append, resume.
///
/// Every number is computed by one worker alone from one pair, so scores do not depend on the
/// number of jobs, and the file ends in study order whatever order they finished in.
public final class ScoringRun: Sendable {
  /// Which part of the study to score; nil takes everything.
  public struct Selection: Sendable {
    public var codecs: Set<String>?
    public var images: Set<String>?
    public var controls: Bool

    public init(
      codecs: Set<String>? = nil, images: Set<String>? = nil, controls: Bool = true
    ) {
      self.codecs = codecs
      self.images = images
      self.controls = controls
    }

    func contains(_ pair: Pair) -> Bool {
      (codecs?.contains(pair.key.codec) ?? true) && (images?.contains(pair.image) ?? true)
        && (controls || pair.control == nil)
    }
  }

  public let plan: ScoringPlan
  private let pairs: [Pair]
  private let metrics: [any Metric]
  private let metricOrder: [String]
  private let definitions: DefinitionTable
  private let ledger: InputLedger
  private let engine: PairEngine
  private let log: ScoreLog
  private let scoresFile: String

  /// Reads what the folder holds and plans what is missing. Nothing is scored yet.
  ///
  /// - Parameters:
  ///   - pairs: every pair of the study, in study order, and its reference distortions, which are known to the
  ///     folder even where none is selected.
  ///   - metrics: those to score now.
  ///   - metricOrder: ids of all the study's metrics, for the order of rows.
  ///   - cache: scores of earlier runs by content; nil for none.
  ///   - filesFolder: where encoders' files stand, if not in the folder itself (shards).
  public init(
    pairs: [Pair], metrics: [any Metric], metricOrder: [String], selection: Selection = Selection(),
    alpha: AlphaRule, studyFolder: String, cache: ScoreCache? = nil,
    filesFolder: String? = nil, folder: borrowing LockedFolder
  ) throws {
    self.pairs = pairs
    self.metrics = metrics
    self.metricOrder = metricOrder
    scoresFile = folder.file("scores.csv")
    ledger = try InputLedger(
      file: folder.file("inputs.csv"), studyFolder: studyFolder,
      resultsFolder: filesFolder ?? folder.path)
    engine = PairEngine(metrics: metrics, alpha: alpha, cache: cache, ledger: ledger)
    var log = try ScoreLog(file: scoresFile)
    log.removeChanged(pairs, ledger)
    let definitions = DefinitionTable(metrics, kinds: pairs.compactMap(\.control?.kind))
    self.definitions = definitions
    let present = log.present
    var presentCount = 0
    let selected = pairs.filter(selection.contains)
    let items = selected.compactMap { pair -> ScoringPlan.Item? in
      let missing = metrics.indices.filter {
        !present.contains(.init(ScoreKey(pair), definitions[$0, pair].fingerprint))
      }
      presentCount += metrics.count - missing.count
      return missing.isEmpty ? nil : ScoringPlan.Item(pair: pair, metrics: missing)
    }
    plan = ScoringPlan(items: items, present: presentCount)
    self.log = log
    try DefinitionFile.add(definitions.used(by: selected), to: folder.file("definitions.csv"))
  }

  /// Scores what the plan names and leaves `scores.csv` in study order.
  ///
  /// - Parameters:
  ///   - cores: what the metrics share with the workers.
  ///   - keepGoing: score the rest after a failure and return all failures.
  ///   - progress: called from the workers with the number of scores done so far.
  /// - Throws: `ScoringError.failed` at the first failure unless `keepGoing`; scores are kept.
  public func run(
    jobs: Int, cores: CoreShare = CoreShare(), keepGoing: Bool,
    progress: @escaping @Sendable (Int) -> Void
  ) throws -> [FailureRow] {
    let current = Set(definitions.all.map(\.fingerprint))
    // A clean file to append to: without torn lines and without scores of changed files.
    try log.write(pairs: pairs, metrics: metricOrder, current: current)
    if plan.groups.isEmpty { return [] }
    let file = try AppendFile(scoresFile)
    let done = Atomic(0)
    let found = sorted(
      try engine.run(plan.groups, jobs: jobs, cores: cores, keepGoing: keepGoing) {
        item, index, score in
        try file.append(
          self.lines(
            of: score, self.metrics[index].descriptor.id,
            self.definitions[index, item.pair].fingerprint, item.pair))
      } progress: {
        done.max($0, ordering: .relaxed)
        progress($0)
      })
    if let first = found.first, !keepGoing {
      let hasRest = done.load(ordering: .relaxed) < plan.missing
      throw ScoringError.failed(
        .init(file: first.file, message: first.message, hasRest: hasRest))
    }
    try ScoreLog(file: scoresFile).write(pairs: pairs, metrics: metricOrder, current: current)
    try ledger.finish()
    return found
  }

  private func lines(
    of score: MetricScore, _ id: String, _ definition: String, _ pair: Pair
  ) -> String {
    let parts = score.parts.map {
      ScoreRow(pair, metric: id + "/" + $0.suffix, score: $0.score, definition: definition)
    }
    let main = ScoreRow(pair, metric: id, score: score.score, definition: definition)
    return (parts + [main]).map(\.line).joined()
  }

  private func sorted(_ failures: [FailureRow]) -> [FailureRow] {
    let order = Dictionary(
      pairs.enumerated().map { (ScoreKey($1), $0) }, uniquingKeysWith: { first, _ in first })
    func place(_ failure: FailureRow) -> (Int, String) {
      (order[ScoreKey(failure)] ?? 0, failure.metric)
    }
    return failures.sorted { place($0) < place($1) }
  }
}
