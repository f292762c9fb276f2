import Foundation
import Imaging
import Metrics
import Processes
import Results
import Scoring
import Studies
import TestSupport
import Testing

@Suite struct VMAFMetricTests {
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

  private func score(_ body: String) throws -> Double {
    try withProgram(body) { program in
      let metric = try VMAFMetric(
        program: program, place: Self.place, children: RunningChildren())
      let original = TestImages.ramps(width: 32, height: 24)
      return try metric.score(original, against: metric.reference(for: original)).score
    }
  }

  @Test func theScoreIsThatOfTheLog() throws {
    let log =
      #"echo '{"frames": [{"frameNum": 0, "metrics": {"vmaf": 61.5, "x": null}}]}' > log.json"#
    #expect(try score(log) == 61.5)
  }

  @Test func theProgramGetsBothPicturesAsPlanes() throws {
    // Three planes of two bytes a sample; equal images are equal files.
    let body = #"""
      for word in "$@"; do case "$word" in *.yuv) files="$files $word";; esac; done
      set -- $files
      [ $# = 2 ] && cmp -s "$1" "$2" && size=$(wc -c < "$1")
      echo "{\"frames\": [{\"metrics\": {\"vmaf\": $size}}]}" > log.json
      """#
    #expect(try score(body) == Double(3 * 2 * 32 * 24))
  }

  @Test func failuresAreSentences() throws {
    for (body, words) in [
      ("echo no such model >&2; exit 3", "no such model"), ("true", "printed nothing"),
      ("echo '{}' > log.json", "printed no number"),
    ] {
      let error = #expect(throws: ExternalError.self) { try score(body) }
      #expect("\(try #require(error))".contains(words))
    }
  }

  @Test func theDefinitionTellsTheProgram() throws {
    func text(_ version: String) throws -> String {
      try withProgram("echo ffmpeg version \(version)") { program in
        try VMAFMetric(program: program, place: Self.place, children: RunningChildren())
          .definition.text
      }
    }
    #expect(try text("9.0.2").contains("version ffmpeg version 9.0.2; sha256 "))
    #expect(try text("9.0.2") != text("9.0.3"))
  }

  @Test func extrasLieWhereTheUserSays() {
    func path(_ environment: [String: String]) -> String? {
      ExtraPrograms.path(of: "ffmpeg", environment: environment)
    }
    #expect(path(["CROSSMETRIC_PROGRAMS": "/p"]) == "/p/ffmpeg")
    #expect(path(["XDG_DATA_HOME": "/d"]) == "/d/crossmetric/programs/ffmpeg")
    #expect(path(["HOME": "/h"]) == "/h/.local/share/crossmetric/programs/ffmpeg")
    #expect(path([:]) == nil)
  }

  private static let isInstalled =
    (try? VMAFMetric(place: place, children: RunningChildren())) != nil

  /// FFmpeg 9.0.2's own numbers of the same planes.
  @Test(
    .enabled(if: outsideData != nil && isInstalled, "needs CROSSMETRIC_DATA and: make extras"),
    arguments: [
      ("MSE optimized/0.4", 64.412878), ("MSE optimized/0.01", 93.866991),
      ("MS-SSIM optimized/0.4", 73.138341),
    ])
  func theRealProgram(folder: String, expected: Double) throws {
    let data = try #require(outsideData).appendingPathComponent("data")
    let metric = try VMAFMetric(place: Self.place, children: RunningChildren())
    let original = try Image.read(data.appendingPathComponent("kodak/kodim03.png").path)
    let other = try Image.read(
      data.appendingPathComponent("lee2019/Reconstructed images/\(folder)/kodim03.png").path)
    let score = try metric.score(other, against: metric.reference(for: original)).score
    #expect(abs(score - expected) < 0.01)
  }
}
