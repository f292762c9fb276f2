import Foundation
package import Processes

/// Runs gnuplot on figures.
public enum Gnuplot {
  /// Writes the script of every figure into a folder and lets gnuplot draw its images beside it.
  /// The scripts are written even where gnuplot is missing.
  ///
  /// - Parameters:
  ///   - timeLimit: seconds that one figure may take.
  ///   - progress: called with the number of figures that are drawn.
  /// - Returns: the files written, as `folder/NAME.gp` and so on, figure by figure,
  ///   each script before its images.
  /// - Throws: `GnuplotError`, or a Foundation error where the folder cannot be written.
  @discardableResult
  public static func draw(
    _ figures: [Figure], folder: String, timeLimit: Double = 60,
    progress: (Int) -> Void = { _ in }
  ) throws -> [String] {
    try draw(figures, folder: folder, timeLimit: timeLimit, progress: progress, RunningChildren())
  }

  /// - Parameter children: end gnuplot where they are interrupted.
  package static func draw(
    _ figures: [Figure], folder: String, timeLimit: Double = 60,
    progress: (Int) -> Void = { _ in }, _ children: RunningChildren
  ) throws -> [String] {
    try draw(
      figures, folder: folder, timeLimit: timeLimit, progress: progress,
      searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
      children
    ).files
  }

  /// - Returns: the files, and what gnuplot said of them, its warnings.
  package static func draw(
    _ figures: [Figure], folder: String, timeLimit: Double, progress: (Int) -> Void = { _ in },
    searchPath: String, _ children: RunningChildren = RunningChildren()
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
      return try run(program, figure, folder: folder, timeLimit: timeLimit, children)
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
    _ program: String, _ figure: Figure, folder: String, timeLimit: Double,
    _ children: RunningChildren
  ) throws -> String {
    let script = path(folder, figure.scriptFile)
    let pictures = figure.pictures.map { path(folder, $0) }
    for picture in pictures where FileManager.default.fileExists(atPath: picture) {
      try FileManager.default.removeItem(atPath: picture)
    }
    let process = ChildProcess(
      program: program, arguments: ["gnuplot", "-d", figure.scriptFile],  // -d: no start-up files
      folder: folder, timeLimit: timeLimit)
    let (outcome, output) = process.run(among: children)
    func failed(_ message: String) -> GnuplotError { .failed(script: script, message: message) }
    switch outcome {
    case .timedOut: throw GnuplotError.tooSlow(script: script, seconds: timeLimit)
    case .interrupted: throw GnuplotError.interrupted
    case .refused(let reason): throw failed(reason)
    case .killed(let signal): throw failed("signal \(signal) ended it")
    case .exited(let code):
      let drawn = pictures.allSatisfy {
        (try? FileManager.default.attributesOfItem(atPath: $0)[.size] as? Int) ?? 0 > 0
      }
      guard code == 0, drawn else { throw failed(message(output.text)) }
    }
    return output.text
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
  case interrupted
  case failed(script: String, message: String)
  case tooSlow(script: String, seconds: Double)

  public var description: String {
    switch self {
    case .missing:
      "gnuplot is not installed, so only the scripts were written; "
        + "install it (Debian, Ubuntu: sudo apt-get install gnuplot-nox) and run again"
    case .interrupted: "the figures were interrupted; draw them again"
    case .failed(let script, let message):
      "gnuplot could not draw \(script): \(message); gnuplot 5.4 or later is needed"
    case .tooSlow(let script, let seconds):
      "gnuplot did not finish \(script) within \(Int(seconds)) seconds and was stopped; "
        + "run it by hand to see why"
    }
  }
}
