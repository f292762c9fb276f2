import Foundation
import TestSupport
import Testing

@Suite struct ExplainTests {
  private static func explain(_ folder: URL, _ table: String, _ row: String) throws -> Tool.Outcome
  {
    try Tool.run(["explain", "out/" + table, "--row", row], in: folder)
  }

  @Test func theChainBehindNumbers() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 2, metrics: "[psnr, ms-ssim]")
      #expect(try Tool.run(["score", "study.yaml", "--out", "out"], in: folder).status == 0)
      #expect(try Tool.run(["analyze", "study.yaml", "--out", "out"], in: folder).status == 0)

      let score = try Self.explain(
        folder, "scores.csv", "objective=mse,point=0.2,image=image1,metric=psnr")
      #expect(score.status == 0, "\(score.errors)")
      for text in [
        "noise (mse), point 0.2, image image1, 176x170", "codec/mse/0.2/image1.png",
        "originals/image1.png", "from the table", "rates.csv", "unchanged since it was read",
        "mse over pixels", "study.yaml seen from the results: unchanged", "32 scores computed",
      ] {
        #expect(score.output.contains(text), "\(text) is not in \(score.output)")
      }
      let same = try Self.explain(folder, "scores.csv", "2")
      #expect(same.output.hasPrefix("out/scores.csv, line 2\n"))

      let curve = try Self.explain(folder, "curves.csv", "objective=mse,point=0.2,metric=psnr")
      #expect(curve.output.contains("the mean of these rows of scores.csv:"), "\(curve.output)")
      #expect(curve.output.contains("image0") && curve.output.contains("image1"))
      let delta = try Self.explain(
        folder, "bdrate.csv", "objective=ms-ssim,metric=psnr,method=pchip,range=overlap")
      #expect(delta.output.contains("noise (mse), curves.csv"), "\(delta.output)\(delta.errors)")
      let cell = try Self.explain(
        folder, "matrix.csv", "objective=ms-ssim,metric=psnr,direction=rate")
      #expect(cell.output.contains("noise (ms-ssim), curves.csv"), "\(cell.output)\(cell.errors)")
      #expect(cell.output.contains("value = ") && cell.output.contains("mse over pixels"))

      try FileManager.default.removeItem(
        at: folder.appendingPathComponent("codec/mse/0.2/image1.png"))
      try study.text("study.yaml", "study: other\n")
      let gone = try Self.explain(
        folder, "scores.csv", "objective=mse,point=0.2,image=image1,metric=psnr")
      #expect(gone.status == 0)
      #expect(gone.output.contains("does not find this pair"), "\(gone.output)")
      #expect(gone.output.contains("changed since the last run"))
    }
  }

  @Test func runsAreKeptWithTheirEnds() throws {
    try withTemporaryFolder { folder in
      _ = try SmallStudy(folder, images: 2, metrics: "[psnr]")
      for shard in ["1/2", "2/2"] {
        #expect(
          try Tool.run(["score", "study.yaml", "--out", "out", "--shard", shard], in: folder)
            .status == 0)
      }
      #expect(try Tool.run(["merge", "study.yaml", "--out", "out"], in: folder).status == 0)
      let file = folder.appendingPathComponent("out/provenance.json")
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
      let runs = try #require(json["runs"] as? [[String: Any]])
      #expect(runs.map { $0["step"] as? String } == ["score", "score", "merge"])
      #expect(Set(runs.compactMap { $0["shard"] as? String }) == ["1/2", "2/2"])
      #expect(runs.allSatisfy { $0["end"] as? String == "complete" && $0["seconds"] is Double })
      #expect(runs.prefix(2).map { $0["scored"] as? Int } == [8, 8])
      let study = try #require(json["study"] as? [String: String])
      #expect(study["path"] == "../study.yaml" && study["name"] == "small")
      #expect(study["text"]?.contains("originals: \"originals/{image}.png\"") == true)
    }
  }

  @Test func mistakesAreToldInASentence() throws {
    try withTemporaryFolder { folder in
      _ = try SmallStudy(folder, images: 1, metrics: "[psnr]")
      #expect(try Tool.run(["score", "study.yaml", "--out", "out"], in: folder).status == 0)
      #expect(try Tool.run(["analyze", "study.yaml", "--out", "out"], in: folder).status == 0)
      for (table, row, message) in [
        ("scores.csv", "1", "its rows are in lines 2 to 9"), ("scores.csv", "x", "names no row"),
        ("scores.csv", "-3", "has no row in line -3; its rows are in lines 2 to 9"),
        ("scores.csv", "codec=none", "has no row with codec=none; known are noise"),
        (
          "scores.csv", "codec=noise,metric=psrn",
          "has no row with metric=psrn; did you mean \"psnr\"?"
        ),
        (
          "bdrate.csv", "objective=mse,metric=psnr",
          "bdrate.csv has no row with objective=mse; known"
        ),
        ("bias.csv", "2", "has no row in line 2; it has no rows"),
        ("scores.csv", "codec=noise", "has 8 rows with codec=noise; add one of objective, point"),
        ("scores.csv", "colour=red", "has no column colour"),
        ("inputs.csv", "2", "not a table that can be explained"),
        ("../scores.csv", "2", "cannot be read"),
      ] {
        let outcome = try Self.explain(folder, table, row)
        #expect(outcome.status == 1 && outcome.errors.contains(message), "\(outcome.errors)")
      }
      let file = folder.appendingPathComponent("out/provenance.json")
      try Data("{".utf8).write(to: file)
      let again = try Tool.run(["score", "study.yaml", "--out", "out"], in: folder)
      #expect(again.status == 1)
      #expect(again.errors.contains("provenance.json is not a record of crossmetric's runs"))
    }
  }
}
