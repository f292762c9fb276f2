import Basics
package import Foundation
import Processes

/// HDF5 files in a process of their own.
///
/// The HDF5 library reads beyond its memory on some damaged files (1.10.8: `H5Aexists`), which
/// cannot be helped from outside. So this program starts itself once a file, with a limit of time
/// and memory, and takes what that process has read; whatever ends it becomes one sentence.
package struct IsolatedHDF5: Sendable {
  /// The command of the program that calls `serve`.
  package static let command = "read-hdf5"

  /// The program's file, and the arguments before the path that make it call `serve`.
  private let program: String
  private let arguments: [String]
  private let timeLimit: @Sendable (_ fileSize: Int) -> Double

  /// - Parameter timeLimit: in seconds; a minute, and one more for each 600 MB, is long even for a
  ///   slow network's drive.
  package init(
    program: String, arguments: [String],
    timeLimit: @escaping @Sendable (_ fileSize: Int) -> Double = { 60 + Double($0) / 1e7 }
  ) {
    self.program = program
    self.arguments = arguments
    self.timeLimit = timeLimit
  }

  /// Reads a file by the other process.
  ///
  /// - Throws: `WeightError`.
  @Sendable package func read(_ path: String) throws -> WeightFile {
    func unreadable(_ reason: String) -> WeightError { .unreadable(file: path, reason: reason) }
    guard let output = MemoryFile() else { throw unreadable("there is no memory for its contents") }
    let process = ChildProcess(
      program: program, arguments: arguments + [absolutePath(path)], folder: "/",
      timeLimit: timeLimit(fileSize(path)))
    let (outcome, _) = process.run(among: RunningChildren(), output: output)
    func stopped(_ how: String) -> WeightError { .stopped(file: path, how: how) }
    switch outcome {
    case .exited(code: 0): break
    case .exited(let code): throw stopped("code \(code)")
    case .killed(let signal): throw stopped("signal \(signal)")
    case .timedOut(let seconds): throw stopped("it took longer than \(Int(seconds)) s")
    case .interrupted: throw stopped("interrupted")
    case .refused(let reason): throw unreadable("no process could be started for it (\(reason))")
    }
    guard let contents = output.contents(),
      let file = try WeightTransfer.decode(contents, path: path)
    else { throw stopped("what it gave is incomplete") }
    return file
  }

  // MARK: The other process

  /// Reads a file in this process, which gets limits for good, and writes it to a descriptor.
  ///
  /// - Throws: if it cannot be written.
  package static func serve(_ path: String, to output: FileHandle) throws {
    // Values are floats of four bytes.
    let most = 4 * WeightFile.mostHDF5Values(fileSize: fileSize(path))
    limitThisProcess(extraMemory: most + slack, output: most + slack)
    let result = Result { try HDF5Reader.read(path) }
    try WeightTransfer.encode(result) { try output.write(contentsOf: $0) }
  }

  /// Memory for the library, the names and one array's copy, beside the values.
  private static let slack = 2 << 30
}

private func fileSize(_ path: String) -> Int { FileState(path)?.size ?? 0 }
