import CSpawn
import Foundation

/// A program run from an argument list, without a shell.
///
/// Its input is empty, its output is read as it comes (a flood neither blocks it nor fills memory)
/// and it is killed, with all it started, at the time limit, when the run is interrupted or the call for it
/// cancelled.
package struct ChildProcess {
  package enum Outcome: Equatable {
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
  /// Whether nobody waits for it any more.
  let isCancelled: () -> Bool

  package init(
    program: String, arguments: [String], folder: String, timeLimit: Double? = nil,
    isCancelled: @escaping () -> Bool = { false }
  ) {
    self.program = program
    self.arguments = arguments
    self.folder = folder
    self.timeLimit = timeLimit
    self.isCancelled = isCancelled
  }

  /// Runs the program to its end; its output and its errors come in one.
  package func run(among children: RunningChildren) -> (outcome: Outcome, output: OutputTail) {
    let (outcome, tails) = run(among: children, streams: 1, limit: OutputTail.limit)
    return (outcome, tails[0])
  }

  /// Runs the program to its end, with its output in a file and its errors apart.
  package func run(
    among children: RunningChildren, output: borrowing MemoryFile
  ) -> (outcome: Outcome, errors: OutputTail) {
    let (outcome, tails) = run(
      among: children, streams: 1, limit: OutputTail.limit, output: output.descriptor)
    return (outcome, tails[0])
  }

  /// Runs the program to its end, with its output and its errors apart.
  ///
  /// - Parameter limit: bytes to keep of each.
  package func runApart(
    among children: RunningChildren, limit: Int
  ) -> (outcome: Outcome, output: OutputTail, errors: OutputTail) {
    let (outcome, tails) = run(among: children, streams: 2, limit: limit)
    return (outcome, tails[0], tails[1])
  }

  /// - Parameter output: where the output goes if not to the first stream.
  private func run(
    among children: RunningChildren, streams: Int, limit: Int, output: Int32? = nil
  ) -> (outcome: Outcome, tails: [OutputTail]) {
    var readers: [PipeReader] = []
    var writing: [Int32] = []
    defer { for index in readers.indices { readers[index].close() } }
    func tails() -> [OutputTail] {
      readers.map(\.tail)
        + Array(repeating: OutputTail(limit: limit), count: streams - readers.count)
    }
    let started: pid_t?
    do {
      defer { for descriptor in writing { close(descriptor) } }
      for _ in 0..<streams {
        var ends: (Int32, Int32) = (-1, -1)
        let fault = cspawn_pipe(&ends.0, &ends.1)
        if fault != 0 { return (.refused(reason: String(cString: strerror(fault))), tails()) }
        readers.append(PipeReader(descriptor: ends.0, limit: limit))
        writing.append(ends.1)
      }
      started = try children.start { () throws(SpawnFailure) in
        try spawn(output: output ?? writing[0], errors: writing[streams - 1])
      }
    } catch {
      return (.refused(reason: String(cString: strerror(error.code))), tails())
    }
    guard let child = started else { return (.interrupted, tails()) }
    let (status, timedOut) = wait(for: child, among: children, reading: &readers)
    if timedOut, let timeLimit { return (.timedOut(seconds: timeLimit), tails()) }
    if children.isInterrupted || isCancelled() { return (.interrupted, tails()) }
    // The layout of a wait status; the C macros do not import.
    let signal = status & 0x7F
    return (signal == 0 ? .exited(code: status >> 8 & 0xFF) : .killed(signal: signal), tails())
  }

  private func wait(
    for child: pid_t, among children: RunningChildren, reading readers: inout [PipeReader]
  ) -> (status: Int32, timedOut: Bool) {
    let start = ContinuousClock.now
    var timedOut = false
    while true {
      if let status = children.reap(child) {
        for index in readers.indices { readers[index].readAvailable() }
        return (status, timedOut)
      }
      if let timeLimit, !timedOut, start.duration(to: .now) > .seconds(timeLimit) {
        timedOut = true
        children.end(child)
      }
      if isCancelled() { children.end(child) }
      PipeReader.waitAndRead(&readers, milliseconds: 20)
    }
  }

  private struct SpawnFailure: Error { let code: Int32 }

  private func spawn(output: Int32, errors: Int32) throws(SpawnFailure) -> pid_t {
    var list: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    defer { for argument in list { free(argument) } }
    list.append(nil)
    // The child changes to its folder first.
    let child = cspawn_start(absolutePath(program), list, folder, output, errors)
    if child < 0 { throw SpawnFailure(code: -child) }
    return child
  }
}

/// Reads a pipe without ever blocking on it.
private struct PipeReader {
  private(set) var tail: OutputTail
  private var descriptor: Int32
  private var isOpen = true
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    tail = OutputTail(limit: limit)
  }

  static func waitAndRead(_ readers: inout [PipeReader], milliseconds: Int32) {
    guard readers.contains(where: \.isOpen) else {
      // The output ended before the program: its end is a moment away.
      usleep(1000)
      return
    }
    // A negative descriptor is not waited for.
    var events = readers.map {
      pollfd(fd: $0.isOpen ? $0.descriptor : -1, events: Int16(POLLIN), revents: 0)
    }
    if poll(&events, nfds_t(events.count), milliseconds) > 0 {
      for index in readers.indices where events[index].revents != 0 {
        readers[index].readAvailable()
      }
    }
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

extension ChildProcess.Outcome {
  /// How a program failed, as the end of a sentence; nil if it did not.
  package var failure: String? {
    switch self {
    case .exited(code: 0): nil
    case .exited(let code): "ended with code \(code)"
    case .killed(let signal): "was ended by signal \(signal)"
    case .timedOut(let seconds): "took longer than its time-limit of \(seconds) s and was ended"
    case .interrupted: "was interrupted"
    case .refused(let reason): "could not be started (\(reason))"
    }
  }
}

/// A path that holds in any folder.
package func absolutePath(_ path: String) -> String {
  path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
}
