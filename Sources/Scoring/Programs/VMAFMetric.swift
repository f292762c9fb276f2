import Digests
import Foundation
public import Imaging
public import Metrics
package import Processes
public import Results
package import Studies

/// VMAF (Netflix, model vmaf_v0.6.1) of one image, by the filter libvmaf of FFmpeg.
///
/// The program gets full-range BT.709 YCbCr of 10 bits at full resolution, rounded as JPEG AI's
/// evaluation rounds it; planes of limited range give 2 to 4 points more at low rates. Equal images
/// have about 97.4 and not 100, since nothing moves. The definition holds the program's version and the
/// SHA-256 of its file.
public struct VMAFMetric: Metric {
  public static let id = "vmaf"
  private static let model = "vmaf_v0.6.1"
  private static let timeLimit = 300.0
  private static let outputLimit = 1 << 20

  public let definition: MetricDefinition
  public let descriptor = MetricDescriptor(
    id: id, name: "VMAF", orientation: .higherIsBetter, curveScale: .identity)
  private let program: Program
  private let children: RunningChildren

  /// Looks for an FFmpeg that has the filter: the one of `make extras`, then that of `PATH`.
  ///
  /// - Throws: `ExternalError.missingProgram`.
  package init(place: StudyPlace, children: RunningChildren) throws {
    let programs = [ExtraPrograms.path(of: "ffmpeg"), "ffmpeg"].compactMap { $0 }
      .compactMap { Program.find($0, folder: "/") }
    guard let program = programs.first(where: { Self.hasFilter($0, children) }) else {
      throw ExternalError.missingProgram(
        place, metric: Self.id,
        problem:
          "the program ffmpeg with the filter libvmaf, which is not on this machine; install "
          + "one with: make extras")
    }
    try self.init(program: program, place: place, children: children)
  }

  package init(program: Program, place: StudyPlace, children: RunningChildren) throws {
    guard let file = FileManager.default.contents(atPath: program.path) else {
      throw ExternalError.unreadable(place, metric: Self.id, file: program.path)
    }
    self.program = program
    self.children = children
    let facts = [
      Self.id, "external", "revision 1", "filter libvmaf of ffmpeg", "model \(Self.model)",
      "ycbcr bt.709 full range 4:4:4, rgb rounded to 10 bit, rounded to 10 bit", "one picture",
      "version \(program.version(among: children))", "sha256 \(SHA256.hex(of: file))",
    ]
    let text = facts.joined(separator: "; ")
    definition = MetricDefinition(
      metric: Self.id, fingerprint: MetricDefinition.fingerprint(of: text), text: text)
  }

  private static func hasFilter(_ program: Program, _ children: RunningChildren) -> Bool {
    let process = ChildProcess(
      program: program.path, arguments: ["ffmpeg", "-hide_banner", "-filters"], folder: "/",
      timeLimit: 20)
    return process.runApart(among: children, limit: outputLimit).output.text.contains(" libvmaf ")
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 24 * width * height, working: 200 * width * height)
  }

  public func reference(for original: Image) throws -> RawPicture { try RawPicture(original) }

  public func score(_ reconstruction: Image, against reference: RawPicture) throws -> MetricScore {
    guard reference.width == reconstruction.width, reference.height == reconstruction.height else {
      throw MetricError.sizes(
        original: [reference.width, reference.height],
        reconstruction: [reconstruction.width, reconstruction.height])
    }
    let picture = try RawPicture(reconstruction)
    return try withExtendedLifetime(picture) {
      let input = [
        "-f", "rawvideo", "-pix_fmt", "yuv444p10le", "-s", "\(picture.width)x\(picture.height)",
        "-r", "25", "-i",
      ]
      let filter = "[0:v][1:v]libvmaf=model=version=\(Self.model):log_fmt=json:log_path=log.json"
      let process = ChildProcess(
        program: program.path,
        arguments: ["ffmpeg", "-hide_banner", "-nostdin", "-loglevel", "error"]
          + input + [picture.path] + input + [reference.path] + [
            "-lavfi", filter, "-f", "null", "-",
          ],
        folder: picture.folder, timeLimit: Self.timeLimit)
      let (outcome, _, errors) = process.runApart(among: children, limit: Self.outputLimit)
      if let failure = outcome.failure {
        throw ExternalError.program(
          metric: Self.id, program: "ffmpeg", .failed(how: failure, output: errors.lastLines()))
      }
      return MetricScore(try value(in: picture.folder + "/log.json"))
    }
  }

  private struct Log: Decodable {
    struct Frame: Decodable { let metrics: [String: Double?] }
    let frames: [Frame]
  }

  private func value(in file: String) throws -> Double {
    let data = FileManager.default.contents(atPath: file) ?? Data()
    guard let log = try? JSONDecoder().decode(Log.self, from: data),
      let value = log.frames.first?.metrics[Self.id].flatMap({ $0 })
    else {
      throw ExternalError.program(
        metric: Self.id, program: "ffmpeg",
        .noNumber(output: String(decoding: data.prefix(200), as: UTF8.self)))
    }
    return value
  }
}

/// An image as planes of 10-bit YCbCr in a file of its own folder, which is deleted when it is no longer needed.
public final class RawPicture: Sendable {
  let folder, path: String
  let width, height: Int

  init(_ image: Image) throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("crossmetric-\(UUID().uuidString)").path
    path = folder + "/picture.yuv"
    (width, height) = (image.width, image.height)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let samples = JPEGAIPlanes.yCbCr(image).map(\.littleEndian)
    try samples.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}

/// Programs that `make extras` installs for this user.
package enum ExtraPrograms {
  /// `CROSSMETRIC_PROGRAMS`, else `crossmetric/programs` in `XDG_DATA_HOME`, else in `~/.local/share`.
  ///
  /// - Returns: nil where nothing names a folder.
  package static func path(
    of name: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String? {
    if let chosen = environment["CROSSMETRIC_PROGRAMS"], chosen.hasPrefix("/") {
      return chosen + "/" + name
    }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return data + "/crossmetric/programs/" + name
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/share/crossmetric/programs/" + name
  }
}
