import Foundation
import Results
import TestSupport
import Testing

/// Which scores of a results folder count, and what is said of the others.
@Suite struct StudyScoresTests {
  private func warnings(_ folder: URL) throws -> String {
    try String(contentsOf: folder.appendingPathComponent("out/warnings.txt"), encoding: .utf8)
  }

  private func run(_ step: String, _ arguments: String..., in folder: URL) throws -> Tool.Outcome {
    let outcome = try Tool.run([step, "study.yaml", "--out", "out"] + arguments, in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome
  }

  @Test func pointsAndImagesWhoseFilesAreGoneLeaveWithAWord() throws {
    try withTemporaryFolder { folder in
      _ = try SmallStudy(folder, images: 3, metrics: "[psnr]")
      _ = try run("score", in: folder)
      _ = try run("analyze", "--draws", "0", in: folder)
      #expect(try warnings(folder) == "")
      let scores = folder.appendingPathComponent("out/scores.csv")
      let before = try Data(contentsOf: scores)
      let files = FileManager.default
      for name in ["codec/mse/0.4", "originals/image2.png"] {
        try files.removeItem(at: folder.appendingPathComponent(name))
      }
      _ = try run("analyze", "--draws", "0", in: folder)
      let curves = try CurveRow.rows(ofFile: folder.path + "/out/curves.csv")
      #expect(Set(curves.map { "\($0.objective) \($0.point)" }).count == 7)
      #expect(!curves.contains { $0.objective == "mse" && $0.point == "0.4" })
      #expect(Set(curves.map(\.images)) == [2])
      let text = try warnings(folder)
      #expect(text.contains("scores that are not used"), "\(text)")
      #expect(text.contains("point 0.4 of noise (mse)") && text.contains("image image2"))
      #expect(try Data(contentsOf: scores) == before, "scores stay")

      let chain = try Tool.run(
        ["explain", "out/curves.csv", "--row", "objective=mse,point=0.2,metric=psnr"], in: folder)
      #expect(chain.output.contains("the mean of these rows of scores.csv:"), "\(chain)")
      #expect(!chain.output.contains("image2"))

      // A results folder by itself, away from all images, keeps its curves.
      for name in ["codec", "originals"] {
        try files.moveItem(
          at: folder.appendingPathComponent(name), to: folder.appendingPathComponent(name + "-away")
        )
      }
      _ = try run("analyze", "--draws", "0", in: folder)
      #expect(try CurveRow.rows(ofFile: folder.path + "/out/curves.csv").count == 16)
      #expect(try warnings(folder) == "")
    }
  }

  @Test(
    "what a study has no longer stands in no figure, export, table or gate",
    arguments: ["image", "point", "codec", "definition"])
  func everyReaderGoesByOneRule(gone: String) throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 3, metrics: "[psnr, ssim, vgg16]")
      _ = try run("score", in: folder)
      _ = try run("analyze", "--draws", "0", in: folder)
      let check = ["check", "out", "--baseline", "base.csv", "--max-bd", "0", "--draws", "0"]
      try study.copy("out/scores.csv", "base.csv")
      let name: String
      switch gone {
      case "image":
        name = "image2"
        try study.replace("study.yaml", "codecs:", "images: [image0, image1]\ncodecs:")
      case "point":
        name = "0.8"
        for objective in ["mse", "ms-ssim"] {
          try FileManager.default.removeItem(
            at: folder.appendingPathComponent("codec/\(objective)/0.8"))
        }
      case "codec":
        name = "noise (ms-ssim)"
        let text = try String(contentsOfFile: study.file, encoding: .utf8)
        let cut = try #require(text.range(of: "  - codec: noise\n    objective: ms-ssim"))
        let end = try #require(text.range(of: "metrics:"))
        try study.text("study.yaml", String(text[..<cut.lowerBound]) + text[end.lowerBound...])
      default:
        name = "ssim"
        try study.replace("study.yaml", "[psnr, ssim, vgg16]", "[psnr, vgg16]")
      }
      _ = try run("analyze", "--draws", "0", in: folder)
      let counted = try #require(try CountedScores.read(folder: folder.path + "/out"))
      let rows = try ScoreRow.rows(ofFile: folder.path + "/out/scores.csv")
      let left = rows.filter { !counted.counts($0) }
      #expect(!left.isEmpty && left.count < rows.count)
      let isGone = { (row: ScoreRow) -> Bool in
        [row.image, row.point, row.metric, "\(row.codec) (\(row.objective))"].contains(name)
      }
      #expect(left.allSatisfy(isGone) && rows.filter(isGone).count == left.count)

      _ = try Tool.run(
        ["export", "out", "--format", "codec-compare", "--out", "batches"], in: folder)
      let batch = try String(
        contentsOf: folder.appendingPathComponent("batches/noise_mse.json"), encoding: .utf8)
      let kept = rows.filter { counted.counts($0) && $0.objective == "mse" }
      #expect(
        batch.split(separator: "\n").count { $0.contains("[\"image") }
          == Set(kept.map { $0.image + $0.point }).count)
      #expect(!batch.contains("\"\(name)\""))
      #expect(
        FileManager.default.fileExists(atPath: folder.path + "/batches/noise_ms-ssim.json")
          == (gone != "codec"))

      _ = try Tool.run(["plot", "out"], in: folder)
      let figures = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out/plots")
        .filter { $0.hasPrefix("images-") && $0.hasSuffix(".gp") }
      #expect(!figures.isEmpty)
      for figure in figures {
        let script = try String(
          contentsOfFile: folder.path + "/out/plots/" + figure, encoding: .utf8)
        // One block of data an image, codec and objective.
        let drawn = Set(rows.filter(counted.counts).map { $0.objective + $0.image })
        #expect(script.matches(of: /\$image\d+ << EOD/).count == drawn.count, "\(figure)")
      }

      let table = try Tool.run(["table", "out/scores.csv"], in: folder).output
      #expect(
        table.contains("\(left.count) scores of older definitions, or of parts that were removed"),
        "\(table)")
      // A gate fails where it compares other images, points or metrics than the baseline has.
      let gate = try Tool.run(check, in: folder)
      switch gone {
      case "image": #expect(gate.errors.contains("image sets differ (2 and 3)"), "\(gate)")
      case "codec", "definition": #expect(gate.output.contains("missing"), "\(gate)")
      default: #expect(gate.output.contains("3 points, 4 are needed"), "\(gate)")
      }
    }
  }

  @Test func aFolderThatDoesNotTellCountsAllAndSaysSo() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 2, metrics: "[psnr]")
      _ = try run("score", in: folder)
      _ = try run("analyze", "--draws", "0", in: folder)
      try FileManager.default.removeItem(at: folder.appendingPathComponent("out/counted.csv"))
      let export = ["export", "out", "--format", "codec-compare", "--out", "batches"]
      #expect(try Tool.run(export, in: folder).errors.contains("out has no counted.csv"))
      // Scoring again is enough, and a shard's scores count after the merge.
      _ = try run("score", in: folder)
      #expect(!(try Tool.run(export, in: folder)).errors.contains("counted.csv"))
      try study.replace("study.yaml", "codecs:", "images: [image1]\ncodecs:")
      _ = try run("score", in: folder)
      let counted = try #require(try CountedScores.read(folder: folder.path + "/out"))
      #expect(counted.images == ["image1"])
    }
  }

  @Test func aListOfPairsIsAskedToo() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 1, metrics: "[psnr]")
      let rows = SmallStudy.points.map {
        "originals/image0.png,codec/mse/\($0)/image0.png,noise,mse,\($0),\($0)\n"
      }
      let header = "original,reconstruction,codec,objective,point,bpp\n"
      try study.text("pairs.csv", header + rows.joined())
      try study.text("study.yaml", "study: s\npairs: pairs.csv\nmetrics: [psnr]\n")
      _ = try run("score", in: folder)
      try study.text("pairs.csv", header + rows.dropLast().joined())
      _ = try run("analyze", in: folder)
      let curves = try CurveRow.rows(ofFile: folder.path + "/out/curves.csv")
      #expect(Set(curves.map(\.point)) == ["0.10", "0.2", "0.4"])
      #expect(try warnings(folder).contains("point 0.8 of noise (mse)"))
    }
  }

  @Test func whatHasNoScoreYetIsNamed() throws {
    try withTemporaryFolder { folder in
      _ = try SmallStudy(folder, images: 3, metrics: "[psnr, ms-ssim]")
      _ = try run("score", "--shard", "1/2", "--metric", "psnr", in: folder)
      #expect(
        try Tool.run(["merge", "study.yaml", "--out", "out"], in: folder).status == 2)
      _ = try run("analyze", in: folder)
      #expect(
        try warnings(folder).contains("no scores of image image1, metric ms-ssim, so curves"))
    }
  }

  @Test func aCauseOfNanIsToldOnce() throws {
    try withTemporaryFolder { folder in
      _ = try SmallStudy(folder, images: 1, metrics: "[psnr, ms-ssim]")
      _ = try run("score", in: folder)
      for point in ["0.2", "0.4", "0.8"] {
        for objective in ["mse", "ms-ssim"] {
          try FileManager.default.removeItem(
            at: folder.appendingPathComponent("codec/\(objective)/\(point)"))
        }
      }
      let outcome = try run("analyze", in: folder)
      #expect(
        outcome.errors.contains(
          "2 BD-rates are nan, since a curve has 1 point, 4 are needed: noise (mse), noise (ms-ssim)"
        ),
        "\(outcome.errors)")
    }
  }
}
