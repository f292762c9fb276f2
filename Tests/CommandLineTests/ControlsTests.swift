import Foundation
import Results
import TestSupport
import Testing

@Suite struct ControlsTests {
  private static let metrics = "[psnr, ms-ssim]"

  @Test func runScoresDrawsAndReportsControlsAndInversions() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 2, metrics: Self.metrics, extra: "controls: true")
      let plan = try Tool.run(["score", study.file, "--out", "out", "--dry-run"], in: folder)
      // 2 images; 8 reconstructions and 22 reference distortions each.
      #expect(plan.output.contains("to score: 120 scores of 60 pairs"), "\(plan.output)")
      let outcome = try Tool.run(["run", study.file, "--out", "out"], in: folder)
      #expect(outcome.status == 0 && !outcome.errors.contains("control"), "\(outcome.errors)")
      let out = folder.appendingPathComponent("out").path
      let curves = try CurveRow.rows(ofFile: out + "/curves.csv")
      let controls = curves.filter { $0.objective == "control" && $0.metric == "psnr" }
      #expect(controls.count == 22 && controls.allSatisfy { $0.bpp.isNaN && $0.images == 2 })
      #expect(
        try !BDRateRow.rows(ofFile: out + "/bdrate.csv").contains { $0.objective == "control" })
      let crops = try CropRow.rows(ofFile: out + "/crops.csv")
      #expect(crops.allSatisfy { $0.metric == "ms-ssim" && $0.codec == "noise" })
      let report = try String(contentsOfFile: out + "/report.html", encoding: .utf8)
      #expect(report.contains("control-blocking") && report.contains("id=\"inversions\""))

      for table in ["/scores.csv", "/curves.csv"] {
        let check = try Tool.run(
          ["check", out + table, "--baseline", out + table, "--max-bd", "1"], in: folder)
        #expect(check.status == 0 && !check.output.contains("control"), "\(check.output)")
      }
      for format in ["compressai", "codec-compare"] {
        let export = try Tool.run(["export", out, "--format", format, "--out", "e"], in: folder)
        #expect(export.status == 0 && !export.output.contains("control"), "\(export.errors)")
      }

      // Without the key the same folder gives the study without reference distortions.
      try study.text(
        "study.yaml",
        try String(contentsOfFile: study.file, encoding: .utf8)
          .replacing("controls: true", with: ""))
      let analysis = try Tool.run(["analyze", study.file, "--out", "out"], in: folder)
      #expect(analysis.status == 0, "\(analysis.errors)")
      let plain = try CurveRow.rows(ofFile: out + "/curves.csv")
      #expect(plain.map(\.line) == curves.filter { $0.objective != "control" }.map(\.line))
    }
  }

  @Test func anInterruptedRunEndsWithTheSameFiles() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 3, metrics: Self.metrics, extra: "controls: true")
      func score(_ out: String, _ more: [String] = []) throws {
        let outcome = try Tool.run(["score", study.file, "--out", out] + more, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
      try score("whole", ["--jobs", "1"])
      let scores = folder.appendingPathComponent("killed/scores.csv").path
      for size in [20_000, 40_000] {
        let tool = try Tool.start(["score", study.file, "--out", "killed"], in: folder)
        while tool.process.isRunning {
          let attributes = try? FileManager.default.attributesOfItem(atPath: scores)
          if (attributes?[.size] as? Int ?? 0) > size { break }
          Thread.sleep(forTimeInterval: 0.002)
        }
        tool.kill()
        _ = tool.finish()
      }
      try score("killed", ["--codec", "control-shift", "--image", "image1"])
      try score("killed", ["--jobs", "2"])
      for name in ["scores.csv", "definitions.csv", "inputs.csv"] {
        let files = try ["whole/", "killed/"].map {
          try Data(contentsOf: folder.appendingPathComponent($0 + name))
        }
        #expect(files[0] == files[1], "\(name)")
      }
      let unknown = try Tool.run(
        ["score", study.file, "--out", "whole", "--codec", "control-fog"], in: folder)
      #expect(unknown.status == 1 && unknown.errors.contains("control-blur"))
    }
  }
}
