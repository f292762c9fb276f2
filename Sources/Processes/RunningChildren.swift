import Foundation
import Synchronization

/// The child processes of a run, so that one call ends them all.
///
/// Each child leads a process group of its own: whatever it started ends with it.
package final class RunningChildren: Sendable {
  private struct State {
    var groups: Set<pid_t> = []
    var isInterrupted = false
  }

  private let state = Mutex(State())

  package init() {}

  package var isInterrupted: Bool { state.withLock { $0.isInterrupted } }

  /// Starts a child, unless the run was interrupted (nil). `spawn` gives its process id or throws.
  func start<Failure: Error>(_ spawn: () throws(Failure) -> pid_t) throws(Failure) -> pid_t? {
    try state.withLock { state throws(Failure) in
      if state.isInterrupted { return nil }
      let child = try spawn()
      state.groups.insert(child)
      return child
    }
  }

  /// The wait status of a child that has ended, or nil while it runs.
  ///
  /// Its group is killed before its id is given back to the system, so that the signal can reach
  /// no other process.
  func reap(_ child: pid_t) -> Int32? {
    state.withLock { state in
      var info = siginfo_t()
      let found = waitid(P_PID, id_t(child), &info, WEXITED | WNOHANG | WNOWAIT)
      guard found == 0, info.si_signo == SIGCHLD else { return nil }
      kill(-child, SIGKILL)
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0 && errno == EINTR {}
      state.groups.remove(child)
      return status
    }
  }

  /// Ends one child and what it started.
  func end(_ child: pid_t) {
    state.withLock { state in
      if state.groups.contains(child) { kill(-child, SIGKILL) }
    }
  }

  /// Ends all children and lets none start any more.
  ///
  /// - Parameter last: what to do before anybody can learn that a child has ended.
  package func interrupt(last: () -> Void = {}) {
    state.withLock { state in
      state.isInterrupted = true
      for group in state.groups { kill(-group, SIGKILL) }
      last()
    }
  }
}
