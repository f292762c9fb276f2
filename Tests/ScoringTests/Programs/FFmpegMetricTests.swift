import Foundation
import Imaging
import Metrics
import Processes
import Results
import Scoring
import Studies
import TestSupport
import Testing

@Suite struct FFmpegMetricTests {
  static let place = StudyPlace(file: "study.yaml")

  /// A program that stands for FFmpeg and writes a log.
  private func withProgram<R>(_ body: String, _ test: (Program) throws -> R) throws -> R {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("ffmpeg")
      try Data("#!/bin/sh\n\(body)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
      return try test(try #require(Program.find(file.path, folder: "/")))
    }
  }

  private func score(_ body: String, _ filter: FFmpegFilter = .vmaf) throws -> Double {
    try withProgram(body) { program in
      let metric = try FFmpegMetric(
        filter, program: program, place: Self.place, children: RunningChildren())
      let original = TestImages.ramps(width: 32, height: 24)
      return try metric.score(original, against: metric.reference(for: original)).score
    }
  }

  @Test func theScoreIsThatOfTheLog() throws {
    let log =
      #"echo '{"frames": [{"frameNum": 0, "metrics": {"vmaf": 61.5, "x": null}}]}' > log.txt"#
    #expect(try score(log) == 61.5)
  }

  @Test func theProgramGetsBothPicturesAsPlanes() throws {
    // Three planes of two bytes a sample; equal images are equal files.
    let body = #"""
      for word in "$@"; do case "$word" in *.yuv) files="$files $word";; esac; done
      set -- $files
      [ $# = 2 ] && cmp -s "$1" "$2" && size=$(wc -c < "$1")
      echo "{\"frames\": [{\"metrics\": {\"vmaf\": $size}}]}" > log.txt
      """#
    #expect(try score(body) == Double(3 * 2 * 32 * 24))
  }

  @Test func xpsnrIsReadFromItsLog() throws {
    let line = "echo 'n:    1  XPSNR y: 37.8166  XPSNR u: 46.7275  XPSNR v: inf' > log.txt"
    #expect(try score(line, .xpsnr) == 37.8166)
    #expect(throws: ExternalError.self) { try score("echo nothing > log.txt", .xpsnr) }
  }

  @Test func failuresAreSentences() throws {
    for (body, words) in [
      ("echo no such model >&2; exit 3", "no such model"), ("true", "printed nothing"),
      ("echo '{}' > log.txt", "printed no number"),
    ] {
      let error = #expect(throws: ExternalError.self) { try score(body) }
      #expect("\(try #require(error))".contains(words))
    }
  }

  @Test(.timeLimit(.minutes(1))) func aCancelledCallEndsTheProgram() throws {
    // What the version is asked of comes to its end.
    let body = "for word in \"$@\"; do [ \"$word\" != -lavfi ] || exec sleep 600; done"
    let start = ContinuousClock.now
    #expect(throws: CancellationError.self) {
      try Cancellation.watch({ start.duration(to: .now) > .milliseconds(200) }) {
        try score(body)
      }
    }
  }

  @Test func theDefinitionTellsTheProgram() throws {
    func text(_ version: String) throws -> String {
      try withProgram("echo ffmpeg version \(version)") { program in
        try FFmpegMetric(.vmaf, program: program, place: Self.place, children: RunningChildren())
          .definition.text
      }
    }
    #expect(try text("9.0.2").contains("version ffmpeg version 9.0.2; sha256 "))
    #expect(try text("9.0.2") != text("9.0.3"))
  }

  private static let isInstalled =
    FFmpegPart.filter("libvmaf").find() != nil && FFmpegPart.filter("xpsnr").find() != nil

  private static func pair(_ folder: String) throws -> (original: Image, other: Image) {
    let data = try #require(outsideData).appendingPathComponent("data")
    return (
      try Image.read(data.appendingPathComponent("kodak/kodim03.png").path),
      try Image.read(
        data.appendingPathComponent("lee2019/Reconstructed images/\(folder)/kodim03.png").path)
    )
  }

  private static func score(_ filter: FFmpegFilter, _ folder: String) throws -> MetricScore {
    let metric = try FFmpegMetric(filter, place: place, children: RunningChildren())
    let (original, other) = try pair(folder)
    return try metric.score(other, against: metric.reference(for: original))
  }

  /// FFmpeg 9.0.2's own numbers of the same planes.
  @Test(
    .enabled(if: outsideData != nil && isInstalled, "needs CROSSMETRIC_DATA and: make extras"),
    arguments: [
      ("MSE optimized/0.4", 64.412878), ("MSE optimized/0.01", 93.866991),
      ("MS-SSIM optimized/0.4", 73.138341),
    ])
  func theRealProgram(folder: String, expected: Double) throws {
    #expect(abs(try Self.score(.vmaf, folder).score - expected) < 0.01)
  }

  /// The same planes by FFmpeg's filter and by this project.
  @Test(
    .enabled(if: outsideData != nil && isInstalled, "needs CROSSMETRIC_DATA and: make extras"),
    arguments: [
      ("MSE optimized/0.4", [37.8166, 46.7275, 46.6197]),
      ("MSE optimized/0.01", [47.9774, 53.7667, 53.687]),
      ("MS-SSIM optimized/0.4", [36.555, 47.2706, 47.7856]),
    ])
  func xpsnrIsThatOfFFmpeg(folder: String, expected: [Double]) throws {
    let (original, other) = try Self.pair(folder)
    let own = try XPSNR().score(other, against: XPSNR().reference(for: original))
    let theirs = try Self.score(.xpsnr, folder)
    #expect(theirs.score == expected[0] && theirs.parts.map(\.score) == expected)
    for (own, theirs) in zip(own.parts, theirs.parts) {
      #expect(own.suffix == theirs.suffix && abs(own.score - theirs.score) < 5.1e-5)
    }
  }
}
