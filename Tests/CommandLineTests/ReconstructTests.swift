import Foundation
import Imaging
import Results
import TestSupport
import Testing

/// `crossmetric reconstruct` with an encoder that copies, slowly.
@Suite struct ReconstructTests {
  private func study(_ folder: URL, seconds: Double = 0, more: String = "") throws -> String {
    for name in ["a", "b"] {
      try TestImages.ramps(width: 16, height: 16).writePNG(folder.path + "/\(name).png")
    }
    let path = folder.appendingPathComponent("study.yaml").path
    try Data(
      """
      study: s
      originals: "{image}.png"
      codecs:
        - codec: copy
          objective: mse
          encoder:
            points: [1, 2, 3, 4]
            encode: [[sleep, "\(seconds)"], [cp, "{original}", "{bitstream}"], ["true", "{point}"]]
            decode: [cp, "{bitstream}", "{reconstruction}"]
      \(more)
      metrics: [psnr]

      """.utf8
    ).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func makesTellsAndResumes() throws {
    try withTemporaryFolder { folder in
      let study = try study(folder)
      let noEstimate =
        "time and memory: no estimate for encoders and models; once the reconstructions exist, "
        + "score --dry-run estimates the scores\n"
      let plan = try Tool.run(["reconstruct", study, "--out", "o", "--dry-run"], in: folder)
      #expect(
        plan.output == "to make: 8 reconstructions; 0 are there already\n"
          + "  copy (mse): 8, at points 1, 2, 3, 4\n" + noEstimate)
      let first = try Tool.run(["score", study, "--out", "o", "--dry-run"], in: folder)
      #expect(
        first.output
          == "to encode first: 8 reconstructions\n  copy (mse): 8, at points 1, 2, 3, 4\n"
          + noEstimate)
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/o"))
      let part = try Tool.run(
        ["reconstruct", study, "--out", "o", "--image", "b", "--quiet"], in: folder)
      #expect(part.status == 0 && part.errors == "")
      #expect(part.output.hasPrefix("made 4 reconstructions in "))
      let rest = try Tool.run(["reconstruct", study, "--out", "o"], in: folder)
      #expect(rest.output.hasPrefix("made 4 reconstructions in "))
      #expect(rest.output.hasSuffix("; 4 were there already; all are in o/reconstructions\n"))
      #expect(try EncodingRow.rows(ofFile: folder.path + "/o/encodings.csv").count == 8)
      let provenance = try String(
        contentsOfFile: folder.path + "/o/provenance.json", encoding: .utf8)
      #expect(provenance.split(separator: "\"step\" : \"reconstruct\"").count == 3)
      let scored = try Tool.run(["score", study, "--out", "o", "--dry-run"], in: folder)
      #expect(scored.output.hasPrefix("to score: 8 scores"))
      let ready = try SmallStudy(folder.appendingPathComponent("ready"), images: 1)
      let dry = try Tool.run(["run", ready.file, "--out", "dry", "--dry-run"], in: folder)
      #expect(dry.output.hasPrefix("to score: ") && dry.status == 0)
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/dry"))
    }
  }

  @Test func aKilledRunLeavesNoHalfFile() throws {
    try withTemporaryFolder { folder in
      let study = try study(folder, seconds: 0.15)
      let tool = try Tool.start(["reconstruct", study, "--out", "o", "--jobs", "2"], in: folder)
      let made = folder.path + "/o/reconstructions/copy/mse"
      // Image, bit stream and record of one point lie there.
      func isOneMade() -> Bool {
        let files = FileManager.default.subpaths(atPath: made) ?? []
        return Dictionary(grouping: files, by: { $0.prefix { $0 != "." } })
          .values.contains { $0.count == 3 }
      }
      let limit = Date(timeIntervalSinceNow: 60)
      while !isOneMade() && Date() < limit { Thread.sleep(forTimeInterval: 0.01) }
      tool.kill()
      #expect(tool.finish().status == 128 + SIGKILL)
      let files = (FileManager.default.subpaths(atPath: made) ?? []).filter { $0.contains("/") }
      let original = try Data(contentsOf: folder.appendingPathComponent("a.png"))
      for file in files where !file.hasSuffix(".txt") {
        #expect(FileManager.default.contents(atPath: made + "/" + file) == original)
      }
      let resumed = try Tool.run(["reconstruct", study, "--out", "o"], in: folder)
      #expect(resumed.status == 0)
      #expect(resumed.output.hasPrefix("made ") && !resumed.output.hasPrefix("made 8 "))
      #expect((FileManager.default.subpaths(atPath: made) ?? []).count == 4 + 24)
    }
  }

  @Test func aFaultyStudyRunsNothingAndLeavesNothing() throws {
    try withTemporaryFolder { folder in
      let study = try study(
        folder,
        more: """
            - {codec: other, objective: mse, reconstructions: "r/{point}/{image}.png", rate: {bpp: {1: 1}}}
            - {codec: gone, objective: mse, encoder: {points: [1], encode: [no-such, "{original}",
                "{bitstream}"], decode: [neither, "{bitstream}", "{reconstruction}"]}}
          """)
      for command in ["reconstruct", "score"] {
        let outcome = try Tool.run([command, study, "--out", "o"], in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("gone (mse) needs no-such and neither, which are not on"))
        #expect(outcome.errors.contains("fits the reconstructions"))
        #expect(!outcome.errors.contains("/copy/"), "what is yet to be made is no fault")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/o"))
      }
      let name = try Tool.run(["reconstruct", study, "--out", "o", "--codec", "x"], in: folder)
      #expect(name.errors.contains("the study has no codec \"x\"; it has copy, gone, other"))
    }
  }

  @Test func aCauseIsToldOnceWithItsPlace() throws {
    try withTemporaryFolder { folder in
      let study = try study(
        folder,
        more: """
            - {codec: bad, objective: mse, encoder: {points: [7, 8], encode: [ls, -d, "{original}",
                "{bitstream}", "/none/{point}"], decode: [neither, "{bitstream}", "{reconstruction}"]}}
          """.replacing("neither", with: "cp"))
      let outcome = try Tool.run(["reconstruct", study, "--out", "o", "--quiet"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("4 failures, listed in o/failures.csv:\n"))
      let told = outcome.errors.split(separator: "\n")
      #expect(
        told.count == 2
          && told[1].hasPrefix(
            "  bad (mse), point 7, image a and 3 more: encode: ls ended with code 2"),
        "\(outcome.errors)")
      let scored = try Tool.run(["score", study, "--out", "o", "--quiet"], in: folder)
      #expect(scored.status == 1 && scored.errors.contains("continue with the rest:"))
      #expect(scored.errors.contains("  bad (mse), point 7, image a and 3 more: encode"))
    }
  }

  @Test func aTargetOfAnUnknownMetricIsRefused() throws {
    try withTemporaryFolder { folder in
      let study = try study(
        folder,
        more: "  - {codec: j, objective: mse, encoder: {recipe: jpeg, target: {pnsr: [30]}}}")
      let outcome = try Tool.run(["reconstruct", study, "--out", "o"], in: folder)
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains("\"target\" has the unknown value \"pnsr\"; did you mean \"psnr\"?")
      )
    }
  }
}
