import Dispatch
import Foundation
import Processes
public import Results
public import Studies
import Synchronization

/// Makes what a study's encoders have not made yet, or made in another way: bit streams and
/// reconstructions, by running the programs of its recipes.
///
/// An encoding is made again when its original's content, its arguments or its program changed, or
/// when one of its files is missing or cut. Files appear under their names only when whole.
public final class EncodingRun: Sendable {
  private let jobs: [EncodingJob]
  private let planFailures: [FailureRow]
  private let workers: Int
  private let scratch: String
  private let children = RunningChildren()

  /// Encodings that are up to date already.
  public let present: Int
  /// Encodings that `run` will make.
  public var missing: Int { jobs.count }

  /// Finds originals and programs and plans what is missing. Nothing runs yet.
  ///
  /// - Parameters:
  ///   - outputFolder: files go to `reconstructions/CODEC/OBJECTIVE/POINT/IMAGE.*` in it. The caller
  ///     keeps other writers out of it (`ResultsFolder`).
  ///   - jobs: encodings that run at once, at most as many as there are cores.
  ///   - shard: the part of the study that this is; others may work in the same folder.
  public init(study: Study, outputFolder: String, jobs: Int, shard: Shard? = nil) {
    let plan = EncodingPlan(study: study, outputFolder: outputFolder)
    self.jobs = plan.jobs
    planFailures = plan.failures
    present = plan.present
    workers = max(1, min(jobs, plan.jobs.count))
    let part = shard.map { "-\($0.number)-of-\($0.count)" } ?? ""
    scratch = outputFolder + "/reconstructions/.making" + part
  }

  /// Makes what is missing.
  ///
  /// - Parameters:
  ///   - watchingSignals: while encodings run, SIGINT and SIGTERM call `interrupt`.
  ///   - progress: called after each encoding, one call at a time, from worker threads: how many of
  ///     this run's encodings are done (failed ones too), and how many there are.
  /// - Returns: what could not be made, in study order. The rest is made regardless.
  /// - Throws: `EncodingError.interrupted`.
  public func run(
    watchingSignals: Bool = true, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) throws -> [FailureRow] {
    if jobs.isEmpty { return planFailures }
    let watch = watchingSignals ? SignalWatch { [children] in children.interrupt() } : nil
    // What a killed run left behind.
    try? FileManager.default.removeItem(atPath: scratch)
    defer {
      try? FileManager.default.removeItem(atPath: scratch)
      watch?.cancel()
    }
    let next = Atomic(0)
    let done = Mutex(0)
    let failures = Mutex<[Int: FailureRow]>([:])
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      while !children.isInterrupted {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < jobs.count else { return }
        do throws(EncodingError) {
          try jobs[index].run(scratch: "\(scratch)/\(worker)", among: children)
        } catch {
          if error == .interrupted { return }
          let row = FailureRow(jobs[index].task, message: error.description)
          failures.withLock { $0[index] = row }
        }
        done.withLock { done in
          done += 1
          progress(done, jobs.count)
        }
      }
    }
    if children.isInterrupted { throw EncodingError.interrupted }
    return planFailures + failures.withLock { $0.sorted { $0.key < $1.key }.map(\.value) }
  }

  /// Ends all programs that run now; `run` then throws `EncodingError.interrupted`.
  public func interrupt() { children.interrupt() }
}
