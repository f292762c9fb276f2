import Foundation

/// Runs gnuplot on figures.
public enum Gnuplot {
  /// Writes the script of every figure into a folder and lets gnuplot draw its pictures beside it.
  /// The scripts are written even where gnuplot is missing.
  ///
  /// - Parameters:
  ///   - timeLimit: seconds that one figure may take.
  ///   - progress: called with the number of figures that are drawn.
  /// - Returns: the files written, as `folder/NAME.gp` and so on, figure by figure,
  ///   each script before its pictures.
  /// - Throws: `GnuplotError`, or a Foundation error where the folder cannot be written.
  @discardableResult
  public static func draw(
    _ figures: [Figure], folder: String, timeLimit: Double = 60,
    progress: (Int) -> Void = { _ in }
  ) throws -> [String] {
    try draw(
      figures, folder: folder, timeLimit: timeLimit, progress: progress,
      searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    ).files
  }

  /// - Returns: the files, and what gnuplot said of them, its warnings.
  package static func draw(
    _ figures: [Figure], folder: String, timeLimit: Double, progress: (Int) -> Void = { _ in },
    searchPath: String
  ) throws -> (files: [String], words: String) {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for figure in figures {
      try Data(figure.script.utf8).write(
        to: URL(fileURLWithPath: path(folder, figure.scriptFile)), options: .atomic)
    }
    if figures.isEmpty { return ([], "") }
    guard let program = program(searchPath) else { throw GnuplotError.missing }
    let words = try figures.enumerated().map { index, figure in
      defer { progress(index + 1) }
      return try run(program, figure, folder: folder, timeLimit: timeLimit)
    }
    let files = figures.flatMap { figure in
      ([figure.scriptFile] + figure.pictures).map { path(folder, $0) }
    }
    return (files, words.joined())
  }

  private static func path(_ folder: String, _ name: String) -> String {
    (folder as NSString).appendingPathComponent(name)
  }

  private static func program(_ searchPath: String) -> String? {
    searchPath.split(separator: ":").map { $0 + "/gnuplot" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// - Returns: what gnuplot said.
  private static func run(
    _ program: String, _ figure: Figure, folder: String, timeLimit: Double
  ) throws -> String {
    let script = path(folder, figure.scriptFile)
    let pictures = figure.pictures.map { path(folder, $0) }
    for picture in pictures where FileManager.default.fileExists(atPath: picture) {
      try FileManager.default.removeItem(atPath: picture)
    }
    // A file takes what gnuplot says: a pipe that nobody empties would block it.
    let log = FileManager.default.temporaryDirectory
      .appendingPathComponent("crossmetric-gnuplot-" + UUID().uuidString)
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    let output = try FileHandle(forWritingTo: log)
    defer { try? output.close() }

    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["-d", figure.scriptFile]  // -d: no start-up files of the user
    process.currentDirectoryURL = URL(fileURLWithPath: folder, isDirectory: true)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if ended.wait(timeout: .now() + timeLimit) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
      throw GnuplotError.tooSlow(script: script, seconds: timeLimit)
    }
    let drawn = pictures.allSatisfy {
      (try? FileManager.default.attributesOfItem(atPath: $0)[.size] as? Int) ?? 0 > 0
    }
    let said = String(decoding: (try? Data(contentsOf: log)) ?? Data(), as: UTF8.self)
    guard process.terminationStatus == 0, drawn else {
      throw GnuplotError.failed(script: script, message: message(said))
    }
    return said
  }

  /// gnuplot's complaint in one line, without the code that it repeats.
  private static func message(_ said: String) -> String {
    let lines = said.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    return lines.last { $0.contains("line ") } ?? lines.last ?? "it said nothing"
  }
}

extension Figure {
  fileprivate var scriptFile: String { stem + ".gp" }
}

/// Why figures could not be drawn.
public enum GnuplotError: Error, Equatable, CustomStringConvertible {
  case missing
  case failed(script: String, message: String)
  case tooSlow(script: String, seconds: Double)

  public var description: String {
    switch self {
    case .missing:
      "gnuplot is not installed, so only the scripts were written; "
        + "install it (Debian, Ubuntu: sudo apt-get install gnuplot-nox) and run again"
    case .failed(let script, let message):
      "gnuplot could not draw \(script): \(message); gnuplot 5.4 or later is needed"
    case .tooSlow(let script, let seconds):
      "gnuplot did not finish \(script) within \(Int(seconds)) seconds and was stopped; "
        + "run it by hand to see why"
    }
  }
}
