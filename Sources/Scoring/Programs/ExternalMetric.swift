import Basics
import Digests
import Foundation
public import Imaging
public import Metrics
package import Processes
public import Results
package import Studies

/// A metric that a program computes, one run a pair.
///
/// The program gets the files as they are, by absolute paths, in the study file's folder. Its
/// definition holds the words of its command, the pattern, and the SHA-256 of the program's file
/// and of every other file that is a word of the command (a script, a model). Libraries that the
/// program loads do not enter; `version` in the study file can stand for them.
public struct ExternalMetric: FileMetric {
  public let descriptor: MetricDescriptor
  public let definition: MetricDefinition
  private let command: [String]
  private let pattern: ScorePattern
  private let program: Program
  private let folder: String
  private let timeLimit: Double
  private let children: RunningChildren

  /// The part of a program's output that is kept.
  private static let outputLimit = 1 << 16
  /// Estimate from above of what a program holds for a pixel of a pair.
  private static let bytesPerPixel = 600
  static let revision = 1

  /// Looks for the program and digests it. It is not run yet.
  ///
  /// - Parameters:
  ///   - folder: that of the study file.
  ///   - children: ends what runs when the whole run is interrupted.
  /// - Throws: `ExternalError`.
  package init(
    _ recipe: ExternalRecipe, folder: String, children: RunningChildren
  ) throws(ExternalError) {
    let name = recipe.command[0]
    let program: Program
    do { program = try MissingPrograms.find([name], folder: folder)[0] } catch {
      throw .missingProgram(recipe.place, metric: recipe.name, problem: error.description)
    }
    var facts = [
      recipe.name, "external", "revision \(Self.revision)", "command \(recipe.command)",
      recipe.pattern.map { "pattern \($0)" } ?? "last number of the output",
    ]
    let others = recipe.command.dropFirst().filter { isFile($0, folder) }
    for (word, path) in [(name, program.path)] + others.map({ ($0, place($0, folder)) }) {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw .unreadable(recipe.place, metric: recipe.name, file: path)
      }
      facts.append("sha256 of \(word) \(SHA256.hex(of: data))")
    }
    if let version = recipe.version { facts.append("version \(version)") }
    let text = facts.joined(separator: "; ")
    definition = MetricDefinition(
      metric: recipe.name, fingerprint: MetricDefinition.fingerprint(of: text), text: text)
    descriptor = recipe.descriptor
    command = recipe.command
    pattern = ScorePattern(recipe.pattern)
    timeLimit = recipe.timeLimit
    self.program = program
    self.folder = folder
    self.children = children
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 0, working: Self.bytesPerPixel * width * height)
  }

  public func reference(for original: Image) throws -> TemporaryPicture {
    try TemporaryPicture(original)
  }

  public func score(
    _ reconstruction: Image, against original: TemporaryPicture
  ) throws -> MetricScore {
    let picture = try TemporaryPicture(reconstruction)
    return try withExtendedLifetime(picture) {
      try score(file: picture.path, againstFile: original.path)
    }
  }

  public func score(
    file reconstruction: String, againstFile original: String
  ) throws -> MetricScore {
    let values = [
      "original": absolutePath(original), "reconstruction": absolutePath(reconstruction),
    ]
    let process = ChildProcess(
      program: program.path, arguments: EncoderRecipe.expand(command, values), folder: folder,
      timeLimit: timeLimit)
    let (outcome, output, errors) = process.runApart(among: children, limit: Self.outputLimit)
    do throws(ExternalError.Reason) {
      if let failure = outcome.failure {
        let said = [errors, output].map { $0.lastLines() }.first { !$0.isEmpty } ?? ""
        throw .failed(how: failure, output: said)
      }
      return MetricScore(try pattern.number(output: output.text, errors: errors.text))
    } catch {
      throw ExternalError.program(metric: descriptor.id, program: command[0], error)
    }
  }
}

private func place(_ word: String, _ folder: String) -> String {
  word.hasPrefix("/") ? word : folder + "/" + word
}

private func isFile(_ word: String, _ folder: String) -> Bool {
  isFile(place(word, folder))
}

/// An image as a PNG file, which is removed when it is no longer needed.
public final class TemporaryPicture: Sendable {
  let path: String

  init(_ image: Image) throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("crossmetric-\(UUID().uuidString).png").path
    try image.writePNG(path)
  }

  deinit { unlink(path) }
}
