import Foundation
import Synchronization

/// Progress on standard error: a bar with rate and time left on a terminal; otherwise a plain line at
/// every tenth, at most one in two seconds, so that short work says nothing.
final class ProgressBar: Sendable {
  private struct State {
    var lastDrawn = Date.distantPast
    var lastTenth = 0
    var lastLine = Date()
    var longest = 0
  }

  private let what: String
  private let total: Int
  private let quiet: Bool
  private let onTerminal = isatty(STDERR_FILENO) == 1
  private let start = Date()
  private let state = Mutex(State())

  /// - Parameter what: the plural of what is counted, such as "scores".
  init(_ what: String, total: Int, quiet: Bool) {
    self.what = what
    self.total = total
    self.quiet = quiet || total == 0
  }

  /// Shows that `done` of the total are done; may be called from any thread.
  func update(_ done: Int) {
    if quiet { return }
    state.withLock { state in
      let isLast = done >= total
      if onTerminal {
        guard isLast || Date().timeIntervalSince(state.lastDrawn) > 0.1 else { return }
        state.lastDrawn = Date()
        let line = bar(done) + text(done)
        state.longest = max(state.longest, line.count)
        let padding = String(repeating: " ", count: state.longest - line.count)
        let end = isLast ? "\n" : ""
        FileHandle.standardError.write(Data(("\r" + line + padding + end).utf8))
      } else {
        let tenth = 10 * done / total
        guard tenth > state.lastTenth, Date().timeIntervalSince(state.lastLine) > 2 else { return }
        state.lastTenth = tenth
        state.lastLine = Date()
        tell(text(done))
      }
    }
  }

  private func bar(_ done: Int) -> String {
    let width = 24
    let filled = width * done / total
    return "[" + String(repeating: "=", count: filled)
      + String(repeating: " ", count: width - filled) + "] "
  }

  private func text(_ done: Int) -> String {
    let elapsed = Date().timeIntervalSince(start)
    let rate = elapsed > 0 ? Double(done) / elapsed : 0
    let left = rate > 0 ? Double(total - done) / rate : 0
    let speed = String(format: rate < 10 ? "%.1f" : "%.0f", rate)
    let time = done >= total ? "in " + duration(elapsed) : duration(left) + " left"
    return "\(done)/\(total) \(what), \(speed)/s, \(time)"
  }
}
