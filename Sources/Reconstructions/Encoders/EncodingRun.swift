import Basics
import Dispatch
import Foundation
import Processes
public import Results
public import Studies
import Synchronization

/// Makes what a study's encoders have not made yet, or made in another way: bit streams and
/// reconstructions, by running the programs of its recipes.
///
/// An encoding is made again when its original's content, its arguments or its programs changed, or
/// when one of its files is missing or cut. Files appear under their names only when whole.
public final class EncodingRun: Sendable {
  private let jobs: [EncodingJob]
  private let study: Study
  private let outputFolder: String
  private let workers: Int
  private let scratch: String
  /// Whether others work in the same folder.
  private let isShard: Bool
  private let children = RunningChildren()

  /// Reconstructions that cannot be made, known before anything runs: programs that are missing,
  /// all at once, and originals that cannot be read.
  public let unmakeable: [FailureRow]
  /// Encodings that are up to date already.
  public let present: Int
  /// Encodings that `run` will make.
  public let missing: Int
  public var open: [EncodingTask] { jobs.flatMap(\.tasks) }

  /// Finds originals and programs and plans what is missing. Nothing runs yet.
  ///
  /// - Parameters:
  ///   - outputFolder: files go to `reconstructions/CODEC/OBJECTIVE/POINT/IMAGE.*` in it. The caller
  ///     keeps other writers out of it (`LockedFolder`).
  ///   - jobs: encodings that run at once.
  ///   - shard: the part of the study that this is; others may work in the same folder.
  ///   - measures: the metrics of the study's targets by id; the rate is none.
  ///   - isSelected: which encodings to look at.
  public init(
    study: Study, outputFolder: String, jobs: Int, shard: Shard? = nil,
    measures: [String: EncodingMeasure] = [:],
    selecting isSelected: (EncodingTask) -> Bool = { _ in true }
  ) {
    let plan = EncodingPlan(
      study: study, outputFolder: outputFolder, measures: measures, selecting: isSelected)
    self.study = study
    self.outputFolder = outputFolder
    self.jobs = plan.jobs
    unmakeable = plan.failures
    present = plan.present
    missing = plan.jobs.reduce(0) { $0 + $1.tasks.count }
    workers = max(1, min(jobs, plan.jobs.count))
    let part = shard.map { "-\($0.number)-of-\($0.count)" } ?? ""
    scratch = outputFolder + "/reconstructions/.making" + part
    isShard = shard != nil
  }

  /// Makes what is missing, and lists all that there is in `encodings.csv` and `programs.csv` (a
  /// shard leaves that to the next run on the whole study).
  ///
  /// - Parameters:
  ///   - watchingSignals: while encodings run, SIGINT and SIGTERM call `interrupt`.
  ///   - progress: called after each encoding, one call at a time, from worker threads: how many of
  ///     this run's encodings are done (failed ones too), and how many there are.
  /// - Throws: `EncodingError.interrupted`, or `.write` for the two tables.
  public func run(
    watchingSignals: Bool = true, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) throws -> MadeReconstructions {
    let made = try jobs.isEmpty ? MadeReconstructions() : makeAll(watchingSignals, progress)
    let tables = EncodingTables(study: study, folder: outputFolder)
    if isShard { return made }
    if made.made > 0 || (present > 0 && !tables.exist) { try tables.write(among: children) }
    return made
  }

  /// Lists all existing encodings in the two tables, whatever run made them; makes nothing.
  ///
  /// - Throws: `EncodingError.interrupted`, or what keeps the tables from being written.
  public func list() throws {
    if present > 0 { try EncodingTables(study: study, folder: outputFolder).write(among: children) }
  }

  private func makeAll(
    _ watchingSignals: Bool, _ progress: @escaping @Sendable (Int, Int) -> Void
  ) throws -> MadeReconstructions {
    let watch = watchingSignals ? SignalWatch { [children] in children.interrupt() } : nil
    // The remains of a killed run.
    try? FileManager.default.removeItem(atPath: scratch)
    defer {
      try? FileManager.default.removeItem(atPath: scratch)
      watch?.cancel()
    }
    let state = Mutex((done: 0, outcome: MadeReconstructions(), failures: [Int: [FailureRow]]()))
    inParallel(jobs.count, jobs: workers) { index, worker in
      if children.isInterrupted { return }
      try? jobs[index].run(scratch: "\(scratch)/\(worker)", among: children) { task, result in
        state.withLock { state in
          switch result {
          case .success(let bytes):
            state.outcome.made += 1
            state.outcome.bytes += bytes
          case .failure(let error):
            let row = FailureRow(task, error)
            state.failures[index, default: []].append(row)
          }
          state.done += 1
          progress(state.done, missing)
        }
      }
    }
    if children.isInterrupted { throw EncodingError.interrupted }
    return state.withLock { state in
      var outcome = state.outcome
      outcome.failures = state.failures.sorted { $0.key < $1.key }.flatMap(\.value)
      return outcome
    }
  }

  /// Ends all programs that run now; `run` then throws `EncodingError.interrupted`.
  public func interrupt() { children.interrupt() }
}
