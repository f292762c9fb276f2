import Controls
import Dispatch
import Foundation
public import Imaging
public import Metrics
public import Results
public import Studies
import Synchronization

/// From pairs of images to scores, on all cores: the one way for studies and for comparisons.
///
/// Every number is computed by one worker alone from one pair. An original's side of each metric is
/// computed once, at its first use.
public struct PairEngine: Sendable {
  private let metrics: [any Metric]
  private let alpha: AlphaRule
  private let cache: ScoreCache?
  private let ledger: InputLedger?

  /// An engine that reads files and keeps nothing.
  public init(metrics: [any Metric], alpha: AlphaRule) {
    self.init(metrics: metrics, alpha: alpha, cache: nil, ledger: nil)
  }

  /// - Parameter ledger: where files that are read are entered.
  init(metrics: [any Metric], alpha: AlphaRule, cache: ScoreCache?, ledger: InputLedger?) {
    self.metrics = metrics
    self.alpha = alpha
    self.cache = cache
    self.ledger = ledger
  }

  /// Scores all pairs with all metrics, in the order of both.
  ///
  /// - Parameters:
  ///   - pairs: images; key, point, image and rate may be anything.
  ///   - cores: what the metrics share with the workers.
  /// - Returns: the scores of each pair, or why it has none.
  public func scores(
    of pairs: [Pair], cores: CoreShare = CoreShare()
  ) throws -> [Result<[MetricScore], PairFailure>] {
    var pairs = pairs
    for index in pairs.indices { pairs[index].point = "\(index)" }
    let plan = ScoringPlan(
      items: pairs.map { .init(pair: $0, metrics: Array(metrics.indices)) }, present: 0)
    let scores = Mutex<[String: [Int: MetricScore]]>([:])
    let jobs = min(pairs.count, ProcessInfo.processInfo.activeProcessorCount)
    let failures = try run(plan.groups, jobs: jobs, cores: cores, keepGoing: true) {
      item, metric, score in
      scores.withLock { $0[item.pair.point, default: [:]][metric] = score }
    }
    let known = scores.withLock { $0 }
    return pairs.map { pair in
      if let failure = failures.first(where: { $0.point == pair.point }) {
        return .failure(PairFailure(message: failure.message))
      }
      return .success(metrics.indices.compactMap { known[pair.point]?[$0] })
    }
  }

  /// - Parameters:
  ///   - groups: items of one original each.
  ///   - keepGoing: score the rest after a failure.
  ///   - record: called from the workers with each score; what it throws ends the run.
  ///   - progress: called from the workers with the number of scores done so far.
  /// - Returns: what could not be scored, in any order.
  func run(
    _ groups: [[ScoringPlan.Item]], jobs: Int, cores: CoreShare, keepGoing: Bool,
    record: @escaping @Sendable (ScoringPlan.Item, _ metric: Int, MetricScore) throws -> Void,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> [FailureRow] {
    let queue = WorkQueue(groups)
    let sides = groups.map { group in
      let path = group[0].pair.original
      return OriginalSide(uses: group.count, metrics: metrics) { try read(path) }
    }
    let done = Atomic(0)
    let failures = Mutex<[FailureRow]>([])
    let fatal = Mutex<(any Error)?>(nil)

    @Sendable func work() {
      var group: Int?
      while let claim = queue.claim(after: group) {
        group = claim.group
        do {
          let found = try score(claim.item, sides[claim.group], record) {
            progress(done.add(1, ordering: .relaxed).newValue)
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
    return failures.withLock { $0 }
  }

  /// Scores one pair with each metric that has no score yet; gives the failures, throws if recording fails.
  private func score(
    _ item: ScoringPlan.Item, _ original: OriginalSide,
    _ record: (ScoringPlan.Item, Int, MetricScore) throws -> Void, progress: () -> Void
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
      return [failure(pair, "", error)]
    }
    if item.metrics.count > 1 { sides.picture.derived.keep() }
    defer { sides.picture.derived.forget() }
    var failures: [FailureRow] = []
    for index in item.metrics {
      let metric = metrics[index]
      do {
        try record(item, index, try sides.score(index, metric, cache))
      } catch let error as ScoringError {
        throw error
      } catch {
        failures.append(failure(pair, metric.descriptor.id, error))
      }
      progress()
    }
    return failures
  }

  private func read(_ path: String) throws -> Image {
    guard let ledger else { return try Image.read(path, alpha: alpha) }
    return try Image.decode(try ledger.read(path), path: path, alpha: alpha)
  }

  private func picture(of pair: Pair, _ original: OriginalSide) throws -> Image {
    if let control = pair.control {
      return control.picture(of: try original.picture(), named: pair.image)
    }
    return try read(pair.reconstruction)
  }

  private func failure(_ pair: Pair, _ metric: String, _ error: any Error) -> FailureRow {
    let file = pair.reconstruction
    var message = "\(error)"
    // Metrics know no files: say which pair it is.
    if !message.contains(file) && !message.contains(pair.original) {
      message = file + ": " + message
    }
    return FailureRow(
      pair.key, point: pair.point, image: pair.image,
      metric: metric, file: file, message: message)
  }
}

/// Why a pair has no scores: a sentence that names the file.
public struct PairFailure: Error, Sendable, CustomStringConvertible {
  public let message: String
  public var description: String { message }
}
