import Foundation
import Processes

/// Words for people go to standard error, so that standard output stays data.
func tell(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}

/// Seconds as a person says them: 42 s, 3 min 5 s, 2 h 10 min.
func duration(_ seconds: Double) -> String {
  let whole = Int(min(max(seconds, 0), 1e9).rounded(.up))
  if whole < 60 { return "\(whole) s" }
  if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
  return "\(whole / 3600) h \(whole % 3600 / 60) min"
}

/// Bytes as a person says them.
func size(_ bytes: Int) -> String {
  let mebibytes = Double(bytes) / 1_048_576
  return mebibytes < 1024
    ? "\(Int(mebibytes.rounded(.up))) MiB" : String(format: "%.1f GiB", mebibytes / 1024)
}

/// Ends the process with code 130 on Ctrl-C. Everything on disk is safe against that at any time.
///
/// A plain handler, since the workers may hold every thread that a queue would run on, and `_exit`,
/// since `exit` would tear down libraries that they are working in.
///
/// - Parameter children: programs that run meanwhile; they are ended first. That needs a lock, which
///   a plain handler must not take, so the signals are then watched from a thread of their own.
/// - Returns: that watch, to be kept.
func endOnInterrupt(children: RunningChildren?) -> SignalWatch? {
  guard let children else {
    signal(SIGINT) { _ in endInterrupted() }
    return nil
  }
  return SignalWatch { children.interrupt { endInterrupted() } }
}

private func endInterrupted() -> Never {
  let message: StaticString = """

    interrupted; run the same command again to continue

    """
  write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
  _exit(130)
}
