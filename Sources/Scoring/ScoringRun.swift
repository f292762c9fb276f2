public import ContentCache
import Controls
import Dispatch
import Foundation
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
  private let alpha: AlphaRule
  private let cache: ScoreCache?
  private let definitions: DefinitionTable
  private let ledger: InputLedger
  private let log: ScoreLog
  private let scoresFile: String

  /// Reads what the folder holds and plans what is missing. Nothing is scored yet.
  ///
  /// - Parameters:
  ///   - pairs: every pair of the study, in study order, and its controls, which are known to the
  ///     folder even where none is selected.
  ///   - metrics: those to score now.
  ///   - metricOrder: ids of all the study's metrics, for the order of rows.
  ///   - cache: scores of earlier runs by content; nil for none.
  ///   - filesFolder: where encoders' files stand, if not in the folder itself (shards).
  public init(
    pairs: [Pair], metrics: [any Metric], metricOrder: [String], selection: Selection = Selection(),
    alpha: AlphaRule, studyFolder: String, cache: ScoreCache? = nil,
    filesFolder: String? = nil, folder: borrowing ResultsFolder
  ) throws {
    self.pairs = pairs
    self.metrics = metrics
    self.metricOrder = metricOrder
    self.alpha = alpha
    self.cache = cache
    scoresFile = folder.file("scores.csv")
    ledger = try InputLedger(
      file: folder.file("inputs.csv"), studyFolder: studyFolder,
      resultsFolder: filesFolder ?? folder.path)
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
    let queue = WorkQueue(plan.groups)
    let sides = plan.groups.map { group in
      let path = group[0].pair.original
      return OriginalSide(uses: group.count, metrics: metrics) { [ledger, alpha] in
        try Image.decode(try ledger.read(path), path: path, alpha: alpha)
      }
    }
    let done = Mutex(0)
    let failures = Mutex<[FailureRow]>([])
    let fatal = Mutex<(any Error)?>(nil)

    @Sendable func work() {
      var group: Int?
      while let claim = queue.claim(after: group) {
        group = claim.group
        do {
          let found = try score(claim.item, sides[claim.group], into: file) {
            let count = done.withLock { count in
              count += 1
              return count
            }
            progress(count)
          }
          if !found.isEmpty {
            failures.withLock { $0 += found }
            if !keepGoing { queue.stop() }
          }
        } catch {
          fatal.withLock { $0 = $0 ?? error }
          queue.stop()
        }
        sides[claim.group].release()
      }
    }
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in cores.worker(work) }
    if let error = fatal.withLock({ $0 }) { throw error }
    let found = sorted(failures.withLock { $0 })
    if let first = found.first, !keepGoing {
      let hasRest = done.withLock { $0 } < plan.missing
      throw ScoringError.failed(
        .init(file: first.file, message: first.message, hasRest: hasRest))
    }
    try ScoreLog(file: scoresFile).write(pairs: pairs, metrics: metricOrder, current: current)
    try ledger.finish()
    return found
  }

  /// Scores one pair with each metric that it lacks; gives the failures, throws if writing fails.
  private func score(
    _ item: ScoringPlan.Item, _ original: OriginalSide, into file: AppendFile,
    progress: () -> Void
  ) throws -> [FailureRow] {
    let pair = item.pair
    let sides: PairSides
    do {
      sides = PairSides(
        pair: pair, original: original, picture: try picture(of: pair, original), ledger: ledger)
    } catch let error as ScoringError {
      throw error
    } catch {
      for _ in item.metrics { progress() }
      return [failure(pair, "", pair.reconstruction, error)]
    }
    var failures: [FailureRow] = []
    for index in item.metrics {
      let metric = metrics[index]
      do {
        let score = try sides.score(index, metric, cache)
        try file.append(
          lines(of: score, metric.descriptor.id, definitions[index, pair].fingerprint, pair))
      } catch let error as ScoringError {
        throw error
      } catch {
        failures.append(failure(pair, metric.descriptor.id, pair.reconstruction, error))
      }
      progress()
    }
    return failures
  }

  private func picture(of pair: Pair, _ original: OriginalSide) throws -> Image {
    if let control = pair.control {
      return control.picture(of: try original.picture(), named: pair.image)
    }
    return try Image.decode(
      try ledger.read(pair.reconstruction), path: pair.reconstruction, alpha: alpha)
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

  private func failure(
    _ pair: Pair, _ metric: String, _ file: String, _ error: any Error
  ) -> FailureRow {
    var message = "\(error)"
    // Metrics know no files: say which pair it is.
    if !message.contains(pair.reconstruction) && !message.contains(pair.original) {
      message = pair.reconstruction + ": " + message
    }
    return FailureRow(
      codec: pair.key.codec, objective: pair.key.objective, point: pair.point, image: pair.image,
      metric: metric, file: file, message: message)
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
