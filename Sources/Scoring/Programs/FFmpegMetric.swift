import Digests
import Foundation
public import Imaging
public import Metrics
package import Processes
public import Results
package import Studies

/// A metric that a filter of FFmpeg computes of one picture.
///
/// The program gets raw planes at full resolution in files of a folder of its own, and its log is read. The definition holds the program's version and the SHA-256 of its file.
public struct FFmpegMetric: Metric {
  private static let timeLimit = 300.0
  private static let outputLimit = 1 << 20

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { filter.descriptor }
  private let filter: FFmpegFilter
  private let program: Program
  private let children: RunningChildren

  /// Looks for an FFmpeg that has the filter.
  ///
  /// - Throws: `ExternalError.missingProgram`.
  package init(_ filter: FFmpegFilter, place: StudyPlace, children: RunningChildren) throws {
    let part = FFmpegPart.filter(filter.name)
    guard let program = part.find(among: children) else {
      throw ExternalError.missingProgram(
        place, metric: filter.descriptor.id, problem: part.problem)
    }
    try self.init(filter, program: program, place: place, children: children)
  }

  package init(
    _ filter: FFmpegFilter, program: Program, place: StudyPlace, children: RunningChildren
  ) throws {
    let id = filter.descriptor.id
    guard let file = FileManager.default.contents(atPath: program.path) else {
      throw ExternalError.unreadable(place, metric: id, file: program.path)
    }
    self.filter = filter
    self.program = program
    self.children = children
    let facts =
      [id, "external", "revision 1", "filter \(filter.name) of ffmpeg"] + filter.facts + [
        "version \(program.version(among: children))", "sha256 \(SHA256.hex(of: file))",
      ]
    let text = facts.joined(separator: "; ")
    definition = MetricDefinition(
      metric: id, fingerprint: MetricDefinition.fingerprint(of: text), text: text)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 24 * width * height, working: 200 * width * height)
  }

  public func reference(for original: Image) throws -> RawPicture {
    try RawPicture(original, filter)
  }

  public func score(_ reconstruction: Image, against reference: RawPicture) throws -> MetricScore {
    guard reference.width == reconstruction.width, reference.height == reconstruction.height else {
      throw MetricError.sizes(
        original: [reference.width, reference.height],
        reconstruction: [reconstruction.width, reconstruction.height])
    }
    let picture = try RawPicture(reconstruction, filter)
    return try withExtendedLifetime(picture) {
      let input = [
        "-f", "rawvideo", "-pix_fmt", filter.pixelFormat,
        "-s", "\(picture.width)x\(picture.height)", "-r", "25", "-i",
      ]
      let files = [picture.path, reference.path]
      let inputs = filter.beginsWithOriginal ? files.reversed() : files
      let process = ChildProcess(
        program: program.path,
        arguments: ["ffmpeg", "-hide_banner", "-nostdin", "-loglevel", "error"]
          + inputs.flatMap { input + [$0] } + [
            "-lavfi", "[0:v][1:v]\(filter.name)=\(filter.options)", "-f", "null", "-",
          ],
        folder: picture.folder, timeLimit: Self.timeLimit,
        isCancelled: { Cancellation.isRequested })
      let (outcome, _, errors) = process.runApart(among: children, limit: Self.outputLimit)
      try Cancellation.check()
      if let failure = outcome.failure {
        throw ExternalError.program(
          metric: descriptor.id, program: FFmpegPart.program,
          .failed(how: failure, output: errors.lastLines()))
      }
      let log = FileManager.default.contents(atPath: picture.folder + "/" + FFmpegFilter.log)
      guard let score = filter.read(log ?? Data()) else {
        throw ExternalError.program(
          metric: descriptor.id, program: FFmpegPart.program,
          .noNumber(output: String(decoding: (log ?? Data()).prefix(200), as: UTF8.self)))
      }
      return score
    }
  }
}

/// The raw planes of a picture in a file of its own folder, which is deleted with this object.
public final class RawPicture: Sendable {
  let folder, path: String
  let width, height: Int

  init(_ image: Image, _ filter: FFmpegFilter) throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("crossmetric-\(UUID().uuidString)").path
    path = folder + "/picture.yuv"
    (width, height) = (image.width, image.height)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try filter.planes(image).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}
