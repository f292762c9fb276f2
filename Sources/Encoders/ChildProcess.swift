import Foundation

/// A program run from an argument list, without a shell.
///
/// Its input is empty, its output is read as it comes (a flood neither blocks it nor fills memory)
/// and it is killed, with all it started, at the time limit or when the run is interrupted.
struct ChildProcess {
  enum Outcome: Equatable {
    case exited(code: Int32)
    case killed(signal: Int32)
    case timedOut(seconds: Double)
    case interrupted
    /// The system could not start it.
    case refused(reason: String)
  }

  /// The program's file.
  let program: String
  /// Its arguments, its own name first.
  let arguments: [String]
  /// Working folder.
  let folder: String
  let timeLimit: Double?

  /// Runs the program to its end.
  func run(among children: RunningChildren) -> (outcome: Outcome, output: OutputTail) {
    var pipe: [Int32] = [-1, -1]
    guard pipe2(&pipe, O_CLOEXEC) == 0 else {
      return (.refused(reason: String(cString: strerror(errno))), OutputTail())
    }
    _ = fcntl(pipe[0], F_SETFL, O_NONBLOCK)
    let started: pid_t?
    do {
      started = try children.start { () throws(SpawnFailure) in try spawn(output: pipe[1]) }
    } catch {
      close(pipe[0])
      close(pipe[1])
      return (.refused(reason: String(cString: strerror(error.code))), OutputTail())
    }
    close(pipe[1])
    var reader = PipeReader(descriptor: pipe[0])
    defer { reader.close() }
    guard let child = started else { return (.interrupted, reader.tail) }
    let (status, timedOut) = wait(for: child, among: children, reading: &reader)
    if timedOut, let timeLimit { return (.timedOut(seconds: timeLimit), reader.tail) }
    if children.isInterrupted { return (.interrupted, reader.tail) }
    // The layout of a wait status; the C macros do not import.
    let signal = status & 0x7F
    return (
      signal == 0 ? .exited(code: status >> 8 & 0xFF) : .killed(signal: signal), reader.tail
    )
  }

  private func wait(
    for child: pid_t, among children: RunningChildren, reading reader: inout PipeReader
  ) -> (status: Int32, timedOut: Bool) {
    let start = ContinuousClock.now
    var timedOut = false
    while true {
      if let status = children.reap(child) {
        reader.readAvailable()
        return (status, timedOut)
      }
      if let timeLimit, !timedOut, start.duration(to: .now) > .seconds(timeLimit) {
        timedOut = true
        children.end(child)
      }
      reader.waitAndRead(milliseconds: 20)
    }
  }

  private struct SpawnFailure: Error { let code: Int32 }

  private func spawn(output: Int32) throws(SpawnFailure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    posix_spawn_file_actions_addchdir_np(&actions, folder)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Worker threads block signals and the watch ignores some: a child must not inherit either.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var list: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    defer { for argument in list { free(argument) } }
    list.append(nil)
    var child: pid_t = 0
    let code = posix_spawn(&child, program, &actions, &attributes, list, environ)
    guard code == 0 else { throw SpawnFailure(code: code) }
    return child
  }
}

/// Reads a pipe without ever blocking on it.
private struct PipeReader {
  private(set) var tail = OutputTail()
  private var descriptor: Int32
  private var isOpen = true
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(descriptor: Int32) { self.descriptor = descriptor }

  mutating func waitAndRead(milliseconds: Int32) {
    guard isOpen else {
      // The output ended before the program: its end is a moment away.
      usleep(1000)
      return
    }
    var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    if poll(&event, 1, milliseconds) > 0 { readAvailable() }
  }

  /// Reads what is there, at most a megabyte, so that a flood cannot hold back the time limit.
  mutating func readAvailable() {
    for _ in 0..<16 where isOpen {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        buffer.withUnsafeBytes { tail.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      } else if count < 0 && (errno == EAGAIN || errno == EINTR) {
        return
      } else {
        isOpen = false
      }
    }
  }

  mutating func close() {
    isOpen = false
    Foundation.close(descriptor)
  }
}
