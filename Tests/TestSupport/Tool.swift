public import Foundation

/// The built program, run as a process.
public enum Tool {
  public struct Outcome: Sendable {
    public let status: Int32
    public let output: String
    public let errors: String
  }

  /// The program lies beside the test bundle.
  public static let path: URL = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("crossmetric")

  /// A folder of weights with nothing in it, so that the program runs on seeded ones.
  private static let noWeights = FileManager.default.temporaryDirectory
    .appendingPathComponent("crossmetric-tests-no-weights").path

  /// Runs the program to its end.
  public static func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = try start(arguments, in: folder, environment: environment)
    return process.finish()
  }

  /// Starts the program; its two streams are drained from the beginning.
  public static func start(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> RunningTool {
    let process = Process()
    process.executableURL = path
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // No test reads or writes the user's cache, depends on what is installed, or on another test.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["CROSSMETRIC_CACHE": "off", "CROSSMETRIC_WEIGHTS": noWeights]) { $1 }
      .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    return try RunningTool(process)
  }
}

/// A started program.
public final class RunningTool {
  public let process: Process
  private let output = Pipe()
  private let errors = Pipe()
  private let group = DispatchGroup()
  private let texts = Texts()

  init(_ process: Process) throws {
    self.process = process
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    for (pipe, key) in [(output, 0), (errors, 1)] {
      let handle = pipe.fileHandleForReading
      DispatchQueue.global().async(group: group) { [texts] in
        let text = String(decoding: handle.readDataToEndOfFile(), as: UTF8.self)
        texts.set(key, text)
      }
    }
  }

  public func finish() -> Tool.Outcome {
    group.wait()
    process.waitUntilExit()
    return Tool.Outcome(
      status: process.terminationReason == .uncaughtSignal
        ? 128 + process.terminationStatus : process.terminationStatus,
      output: texts.get(0), errors: texts.get(1))
  }

  /// SIGKILL: the program cannot clean up.
  public func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }
}

private final class Texts: @unchecked Sendable {
  private let lock = NSLock()
  private var texts = ["", ""]

  func set(_ index: Int, _ text: String) { lock.withLock { texts[index] = text } }
  func get(_ index: Int) -> String { lock.withLock { texts[index] } }
}
