import CSpawn
import Foundation

/// A program run from an argument list, without a shell.
///
/// Its input is empty, its output is read as it comes (a flood neither blocks it nor fills memory)
/// and it is killed, with all it started, at the time limit or when the run is interrupted.
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

  package init(program: String, arguments: [String], folder: String, timeLimit: Double? = nil) {
    self.program = program
    self.arguments = arguments
    self.folder = folder
    self.timeLimit = timeLimit
  }

  /// Runs the program to its end.
  package func run(among children: RunningChildren) -> (outcome: Outcome, output: OutputTail) {
    var (reading, writing): (Int32, Int32) = (-1, -1)
    let fault = cspawn_pipe(&reading, &writing)
    if fault != 0 { return (.refused(reason: String(cString: strerror(fault))), OutputTail()) }
    var reader = PipeReader(descriptor: reading)
    defer { reader.close() }
    let started: pid_t?
    do {
      defer { close(writing) }
      started = try children.start { () throws(SpawnFailure) in try spawn(output: writing) }
    } catch {
      return (.refused(reason: String(cString: strerror(error.code))), reader.tail)
    }
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
    var list: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    defer { for argument in list { free(argument) } }
    list.append(nil)
    let child = cspawn_start(program, list, folder, output)
    if child < 0 { throw SpawnFailure(code: -child) }
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
