internal import Foundation

/// How the cores are shared between pairs that are scored at a time and threads inside one score.
/// Changes time only, never a number.
///
/// A metric with much arithmetic lets several threads work on one image: two of them share what the
/// caches hold, while two images side by side push each other out of it.
public final class CoreShare: @unchecked Sendable {
  private let cores: Int
  /// Results that metrics of the same run share.
  let networks = SharedNetworks()
  // Guards what follows.
  private let condition = NSCondition()
  private var workers = 0
  private var teams = 0

  /// - Parameter limit: of the cores that the whole run may use; nil for all that there are.
  public init(limit: Int? = nil) {
    let all = ProcessInfo.processInfo.activeProcessorCount
    cores = max(1, min(limit ?? all, all))
  }

  /// Runs the body of a worker that scores pairs beside others.
  public func worker<R>(_ body: () throws -> R) rethrows -> R {
    change { workers += 1 }
    defer { change { workers -= 1 } }
    return try body()
  }

  /// Runs a body that has `threads` threads to itself; waits until as many are free.
  ///
  /// One team for two workers, so that a single pair has all cores. A team must not ask for another.
  func team<R>(_ body: (_ threads: Int) throws -> R) rethrows -> R {
    condition.lock()
    while teams >= teamsAtOnce { condition.wait() }
    teams += 1
    let threads = cores / teamsAtOnce
    condition.unlock()
    defer { change { teams -= 1 } }
    return try body(threads)
  }

  private var teamsAtOnce: Int { max(1, min(workers, cores) / 2) }

  private func change(_ body: () -> Void) {
    condition.lock()
    body()
    condition.broadcast()
    condition.unlock()
  }
}
