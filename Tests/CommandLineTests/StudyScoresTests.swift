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
      #expect(text.contains("scores that do not count"), "\(text)")
      #expect(text.contains("point 0.4 of noise (mse)") && text.contains("image image2"))
      #expect(try Data(contentsOf: scores) == before, "scores stay")

      let chain = try Tool.run(
        ["explain", "out/curves.csv", "--row", "objective=mse,point=0.2,metric=psnr"], in: folder)
      #expect(chain.output.contains("the mean of these rows of scores.csv:"), "\(chain)")
      #expect(!chain.output.contains("image2"))

      // A results folder by itself, away from all pictures, keeps its curves.
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
        try warnings(folder).contains("no score of image image1, metric ms-ssim, so curves"))
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
