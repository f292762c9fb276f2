import Foundation
import Imaging
import Results
import TestSupport
import Testing

@Suite struct MainJobTests {
  @Test func oneCommandWritesEverythingThatTheContractNames() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, metrics: "[psnr, ms-ssim, vgg16, psnr-phases]")
      let outcome = try Tool.run(["run", study.file, "--out", "out"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("out/report.html"))
      let lines = outcome.output.split(separator: "\n")
      #expect(outcome.output.contains("noise (mse)") && lines.count < 16)
      #expect(lines.allSatisfy { $0.count <= 100 }, "\(lines)")
      let file = { (name: String) in folder.appendingPathComponent("out/" + name).path }

      let scores = try ScoreRow.rows(ofFile: file("scores.csv"))
      // 6 images, 2 objectives, 4 points; psnr 1, ms-ssim 5 + 1, vgg16 4 + 1, phases 5 + 1 rows.
      #expect(scores.count == 6 * 2 * 4 * 18)
      #expect(Set(scores.map(\.point)) == Set(SmallStudy.points))
      let definitions = try MetricDefinition.rows(ofFile: file("definitions.csv"))
      #expect(Set(scores.map(\.definition)) == Set(definitions.map(\.fingerprint)))
      #expect(definitions.contains { $0.weights.contains("seeded VGG-16 (no training)") })

      let bd = try BDRateRow.rows(ofFile: file("bdrate.csv"))
      let psnr = try #require(bd.first { $0.metric == "psnr" })
      #expect(psnr.anchorObjective == "mse" && psnr.objective == "ms-ssim")
      // Less noise at the same rates: fewer bits for the same PSNR.
      #expect(psnr.bdRatePercent < 0 && psnr.bdQuality > 0)
      let bias = try BiasRow.rows(ofFile: file("bias.csv"))
      #expect(Set(bias.map(\.atEqual)) == ["psnr", "ms-ssim", "bpp"])
      #expect(bias.contains { $0.distance == "vgg16" && $0.images == 6 && $0.ci.low != nil })

      let phases = try PhasesRow.rows(ofFile: file("phases.csv"))
      #expect(phases.count == 2 * (4 + 1))

      for figure in [
        "phase-gap-psnr-phases", "rd-psnr", "rd-ms-ssim", "rd-vgg16", "vgg16-vs-psnr",
        "vgg16-vs-ms-ssim", "bias-vgg16",
      ] {
        for ending in ["gp", "svg", "png"] {
          let path = file("plots/\(figure).\(ending)")
          #expect(FileManager.default.fileExists(atPath: path), "\(path)")
        }
      }
      let report = try String(contentsOfFile: file("report.html"), encoding: .utf8)
      #expect(report.contains("seeded VGG-16 (no training)"))
      #expect(!report.contains("src=\"http") && !report.contains("href=\"http"))
      #expect(report.utf8.count < 15_000_000)
      // Each figure of curves says what its marks stand for.
      for figure in ["rd-psnr", "rd-ms-ssim", "vgg16-vs-psnr", "ms-ssim-vs-psnr-vgg16"] {
        let start = try #require(report.range(of: "{\"name\":\"\(figure)\",\"points\":["))
        let points = report[start.upperBound...].prefix { $0 != "]" }
        #expect(points.components(separatedBy: "noise (").count == 1 + 8, "\(figure)")
      }
      for text in [report]
        + (try ["rd-psnr.gp", "rd-psnr.svg"].map {
          try String(contentsOfFile: file("plots/" + $0), encoding: .utf8)
        })
      {
        #expect(!text.contains(folder.path), "a path of this machine")
      }
    }
  }

  @Test func theStepsGiveWhatTheOneCommandGives() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 5, metrics: "[psnr, ms-ssim]")
      #expect(try Tool.run(["run", study.file, "--out", "a"], in: folder).status == 0)
      for step in ["score", "analyze", "plot", "report"] {
        let outcome = try Tool.run([step, study.file, "--out", "b"], in: folder)
        #expect(outcome.status == 0, "\(step): \(outcome.errors)")
      }
      for name in [
        "scores.csv", "curves.csv", "bdrate.csv", "bias.csv", "verdicts.csv", "signs.csv",
        "exchange.csv", "isolines.csv", "disagreement.csv", "influence.csv", "resolution.csv",
        "audit.csv", "audit-bd.csv", "plots/rd-psnr.gp",
        "plots/rd-psnr.svg", "report.html",
      ] {
        let files = try ["a/", "b/"].map {
          try Data(contentsOf: folder.appendingPathComponent($0 + name))
        }
        #expect(files[0] == files[1], "\(name)")
      }
    }
  }

  @Test func theAnswersAreAlsoJSON() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 5, metrics: "[psnr, ms-ssim]")
      #expect(try Tool.run(["score", study.file, "--out", "out"], in: folder).status == 0)
      let outcome = try Tool.run(["analyze", study.file, "--out", "out", "--json"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let answers = try #require(
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      let ranking = try #require((answers["rankings"] as? [[String: Any]])?.first)
      #expect(
        ranking["objective"] as? String == "ms-ssim"
          && ranking["anchor_objective"] as? String == "mse")
      #expect((ranking["metrics"] as? [[String: Any]])?.count == 2)
      #expect(
        (ranking["sentence"] as? String)?.hasPrefix("By PSNR, noise (ms-ssim) needs ") == true)
      let missing = try #require(answers["missing"] as? [String])
      #expect(missing.contains { $0.hasPrefix("The study has no perceptual distance") })
    }
  }

  @Test func cropsInWhichMetricsDisagreeAreListed() throws {
    try withTemporaryFolder { folder in
      for (name, image) in [
        ("originals", DisagreeingImages.original), ("mse", DisagreeingImages.checkered),
        ("ms-ssim", DisagreeingImages.lighter),
      ] {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        try image.writePNG(url.appendingPathComponent("i.png").path)
      }
      let entries = ["mse", "ms-ssim"].map {
        "  - {codec: ours, objective: \($0), reconstructions: \"\($0)/{image}.png\", point: q, rate: {bpp: {q: 1}}}\n"
      }
      let file = folder.appendingPathComponent("study.yaml")
      try Data(
        """
        study: crops
        originals: "originals/{image}.png"
        codecs:
        \(entries.joined())
        metrics: [psnr, ms-ssim, ssim]
        """.utf8
      ).write(to: file)
      #expect(try Tool.run(["score", file.path, "--out", "out"], in: folder).status == 0)
      func crops(_ options: String...) throws -> Tool.Outcome {
        try Tool.run(["crops", file.path, "--out", "out"] + options, in: folder)
      }
      let all = try crops("--metrics", "ms-ssim, psnr")
      #expect(all.status == 0, "\(all.errors)")
      let rows = try CropRow.rows(ofFile: folder.path + "/out/crops.csv")
      #expect(rows.count { $0.metric == "ms-ssim" && $0.against.isEmpty } == 2)
      let lines = all.output.split(separator: "\n")
      #expect(lines.count == 3 && lines[1].hasPrefix("i       128x128+16+"), "\(all.output)")
      #expect(lines[1].contains("psnr  ours (mse) q  ms-ssim  ours (ms-ssim) q"), "\(lines[1])")
      let one = try crops("--metrics", "ms-ssim,psnr", "--top", "1")
      #expect(one.output.split(separator: "\n").count == 2)
      #expect(one.errors.contains("1 more is in out/crops.csv"), "\(one.errors)")
      // No crop has both metrics against each other.
      let none = try crops("--metrics", "ms-ssim,ssim")
      #expect(
        none.output.isEmpty && none.errors.contains("has the metrics ms-ssim,ssim"),
        "\(none.errors)")
      for (options, word) in [
        (["--metrics", "psnr"], "two metrics"), (["--metrics", "psnr,vgg16"], "vgg16"),
        (["--top", "0"], "above 0"), (["--image", "nowhere"], "nowhere"),
      ] {
        let wrong = try Tool.run(["crops", file.path, "--out", "out"] + options, in: folder)
        #expect(wrong.status != 0 && wrong.errors.contains(word), "\(wrong.errors)")
      }
    }
  }

  @Test func dryRunTellsThePlanAndScoresNothing() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 2)
      let outcome = try Tool.run(["run", study.file, "--out", "out", "--dry-run"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("48 scores of 16 pairs"))
      #expect(outcome.output.contains("memory"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/scores.csv"))
    }
  }

  @Test func deltasThatCannotBeToldAreToldOf() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 1, metrics: "[psnr]")
      for objective in ["mse", "ms-ssim"] {
        try FileManager.default.removeItem(
          at: folder.appendingPathComponent("codec/\(objective)/0.8"))
      }
      let outcome = try Tool.run(["run", study.file, "--out", "out"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("1 BD-rate is nan"), "\(outcome.errors)")
      #expect(outcome.errors.contains("4 are needed"))
      let report = try String(
        contentsOf: folder.appendingPathComponent("out/report.html"), encoding: .utf8)
      #expect(report.contains("1 BD-rate is nan"))
    }
  }

  @Test func aStudyMayBeRunFromAnotherFolder() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 1, metrics: "[psnr]")
      #expect(try Tool.run(["score", "study.yaml", "--out", "out"], in: folder).status == 0)
      let elsewhere = folder.appendingPathComponent("codec")
      let outcome = try Tool.run(["score", study.file, "--out", "../out"], in: elsewhere)
      #expect(outcome.errors.contains("8 scores are there already"), "\(outcome.errors)")
    }
  }

  @Test func imagesThatTheStudyNoLongerNamesDoNotCount() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 3, metrics: "[psnr]")
      #expect(try Tool.run(["score", study.file, "--out", "out"], in: folder).status == 0)
      let path = folder.appendingPathComponent("study.yaml")
      let text = try String(contentsOf: path, encoding: .utf8)
      try Data(("images: [image0, image2]\n" + text).utf8).write(to: path)
      #expect(try Tool.run(["analyze", study.file, "--out", "out"], in: folder).status == 0)
      let curves = try CurveRow.rows(ofFile: folder.path + "/out/curves.csv")
      #expect(!curves.isEmpty && curves.allSatisfy { $0.images == 2 })
    }
  }
}
