import Foundation
import TestSupport
import Testing

/// Studies of which a step has nothing to work on: every command ends in a word, not in a crash.
@Suite struct EmptyStudiesTests {
  private static let curve = #"{"bpp": [0.1, 0.2, 0.4, 0.8], "psnr-rgb": [30, 33, 36, 39]}"#

  private func yaml(_ curves: [String], metrics: String, more: String = "") -> String {
    "study: s\ncurves:\n"
      + curves.map { "  - {codec: \($0), objective: mse, file: \($0).json, images: 24}\n" }.joined()
      + "metrics: \(metrics)\n" + more
  }

  @Test(
    "curves alone go through all steps",
    arguments: ["[psnr]", "[ms-ssim, psnr]", "[vgg16, psnr, ms-ssim]"])
  func curvesAlone(metrics: String) throws {
    try withTemporaryFolder { folder in
      for name in ["a", "b"] {
        try Data(Self.curve.utf8).write(to: folder.appendingPathComponent(name + ".json"))
      }
      let study = folder.appendingPathComponent("study.yaml")
      try Data(
        yaml(["a", "b"], metrics: metrics, more: "anchor: {codec: a, objective: mse}\n").utf8
      ).write(to: study)
      let plan = try Tool.run(["run", "study.yaml", "--out", "out", "--dry-run"], in: folder)
      #expect(plan.status == 0 && plan.output.contains("nothing to score"), "\(plan)")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
      for maps in ["quick", "all"] {
        let outcome = try Tool.run(
          ["run", "study.yaml", "--out", "out", "--heat-maps", maps], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("nothing to score, and the report has no images"))
      }
      for command in [
        ["score", "study.yaml", "--out", "out"], ["plot", "out"], ["table", "out"],
        ["export", "out", "--format", "compressai", "--out", "x"],
        ["export", "out", "--format", "codec-compare", "--out", "x"],
        ["report", "study.yaml", "--out", "out"],
      ] {
        let outcome = try Tool.run(command, in: folder)
        #expect(outcome.status == 0, "\(command) \(outcome.errors)")
      }
    }
  }

  @Test(
    "hardly anything to analyse",
    arguments: [
      #"{"bpp": [0.1], "psnr-rgb": [30]}"#, #"{"bpp": [0.1, 0.1], "psnr-rgb": [30, 30]}"#,
      #"{"bpp": [0.1, 0.2, 0.4, 0.8], "ms-ssim-rgb": [0.5, 0.6, 0.7, 1]}"#,
    ])
  func oneCurve(json: String) throws {
    try withTemporaryFolder { folder in
      try Data(json.utf8).write(to: folder.appendingPathComponent("a.json"))
      try Data(yaml(["a"], metrics: "[psnr]").utf8).write(
        to: folder.appendingPathComponent("study.yaml"))
      let outcome = try Tool.run(["run", "study.yaml", "--out", "out"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(FileManager.default.fileExists(atPath: folder.path + "/out/report.html"))
    }
  }

  @Test(
    "one image, one point, or reference distortions beside them", arguments: ["", "controls: true"])
  func onePicture(more: String) throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 1, metrics: "[psnr]", extra: more)
      for point in SmallStudy.points.dropFirst() {
        for objective in ["mse", "ms-ssim"] {
          try FileManager.default.removeItem(
            at: folder.appendingPathComponent("codec/\(objective)/\(point)"))
        }
      }
      let outcome = try Tool.run(["run", study.file, "--out", "out"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      // All images gone: the report shows what it can.
      try FileManager.default.removeItem(at: folder.appendingPathComponent("codec"))
      try FileManager.default.removeItem(at: folder.appendingPathComponent("originals"))
      let report = try Tool.run(["report", study.file, "--out", "out"], in: folder)
      #expect(report.status == 0, "\(report.errors)")
    }
  }
}
