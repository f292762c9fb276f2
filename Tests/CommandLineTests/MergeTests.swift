import Foundation
import TestSupport
import Testing

@Suite struct MergeTests {
  private static let tables = ["scores.csv", "inputs.csv", "definitions.csv"]

  private struct Scene {
    let folder: URL
    let study: SmallStudy

    init(_ folder: URL, images: Int = 5, controls: Bool = false) throws {
      self.folder = folder
      study = try SmallStudy(
        folder, images: images, metrics: "[psnr]", extra: "controls: \(controls)")
    }

    func tool(_ arguments: String...) throws -> Tool.Outcome {
      try Tool.run([arguments[0], study.file] + arguments.dropFirst(), in: folder)
    }

    func score(_ shards: [String], out: String = "out") throws {
      for shard in shards {
        let outcome = try tool("score", "--out", out, "--shard", shard)
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
    }

    func data(_ name: String) throws -> Data {
      try Data(contentsOf: folder.appendingPathComponent(name))
    }
  }

  @Test(
    "shards, one of them killed and run again, give the files of one process",
    arguments: [true, false])
  func shards(controls: Bool) throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, controls: controls)
      #expect(try scene.tool("score", "--out", "one").status == 0)
      try scene.score(["3/3", "1/3"])
      let killed = try Tool.start(
        ["score", scene.study.file, "--out", "out", "--shard", "2/3"], in: folder)
      let file = folder.appendingPathComponent("out/shards/2-of-3/inputs.csv").path
      while !FileManager.default.fileExists(atPath: file) && killed.process.isRunning {
        Thread.sleep(forTimeInterval: 0.002)
      }
      killed.kill()
      _ = killed.finish()
      try scene.score(["2/3"])
      for _ in 0..<2 {
        let merged = try scene.tool("merge", "--out", "out")
        #expect(merged.status == 0, "\(merged.errors)")
        for table in Self.tables {
          #expect(try scene.data("out/" + table) == scene.data("one/" + table), "\(table)")
        }
      }
      #expect(try scene.tool("score", "--out", "out", "--dry-run").output.contains("nothing"))
    }
  }

  @Test func foldersOfOtherMachinesAreNamed() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, images: 2)
      try scene.score(["1/2", "2/2"], out: "elsewhere")
      let files = FileManager.default
      try files.moveItem(
        at: folder.appendingPathComponent("elsewhere/shards/1-of-2"),
        to: folder.appendingPathComponent("copied"))
      let half = try scene.tool("merge", "--out", "out", "copied")
      #expect(half.status == 2)
      #expect(half.errors.contains("scores are missing, shard 2/2 is not there;"), "\(half)")
      let second = "elsewhere/shards/2-of-2"
      let whole = try scene.tool("merge", "--out", "out", second, "./" + second + "/")
      #expect(whole.output.contains("joins 1 shard\n"))
      #expect(whole.status == 0, "\(whole.errors)")
      #expect(try scene.tool("score", "--out", "one").status == 0)
      #expect(try scene.data("out/scores.csv") == scene.data("one/scores.csv"))
    }
  }

  @Test func whatShardsEncodedElsewhereIsToBeCopied() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, images: 2)
      try scene.study.text(
        "study.yaml",
        """
        study: s
        originals: "originals/{image}.png"
        codecs:
          - codec: copy
            objective: mse
            encoder: {points: [1], encode: [cp, "{original}", "{bitstream}"],
              decode: [cp, "{bitstream}", "{reconstruction}"]}
        metrics: [psnr]
        """)
      try scene.score(["1/2"], out: "a")
      try scene.score(["2/2"], out: "b")
      let shards = ["a/shards/1-of-2", "b/shards/2-of-2"]
      let lost = try scene.tool("merge", "--out", "out", shards[0], shards[1])
      #expect(lost.status == 2 && !lost.errors.contains("failure"), "\(lost.errors)")
      #expect(lost.errors.contains("2 reconstructions are not in out/reconstructions"))
      #expect(lost.errors.contains("cp -r \(folder.path)/a/reconstructions out/"), "\(lost.errors)")
      for from in ["a", "b"] {
        let copied = "out/reconstructions/copy/mse/1"
        try FileManager.default.createDirectory(
          at: folder.appendingPathComponent(copied), withIntermediateDirectories: true)
        let made = folder.path + "/\(from)/reconstructions/copy/mse/1"
        for name in try FileManager.default.contentsOfDirectory(atPath: made) {
          try FileManager.default.copyItem(
            atPath: made + "/" + name, toPath: folder.path + "/\(copied)/\(name)")
        }
      }
      let whole = try scene.tool("merge", "--out", "out", shards[0], shards[1])
      #expect(whole.status == 0 && whole.errors == "", "\(whole.errors)")
      let lists = ["encodings.csv", "programs.csv"].map {
        try? String(contentsOfFile: folder.path + "/out/" + $0, encoding: .utf8)
      }
      #expect(lists[0]?.split(separator: "\n").count == 3)
      #expect(lists[1]?.contains("copy,mse,cp,") == true)
      #expect(try scene.tool("score", "--out", "out", "--dry-run").output.contains("nothing"))
    }
  }

  @Test func aPointThatIsGoneKeepsItsScoresAndIsNamed() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, images: 2)
      try scene.score(["1/2", "2/2"])
      try FileManager.default.removeItem(at: folder.appendingPathComponent("codec/mse/0.4"))
      let merged = try scene.tool("merge", "--out", "out")
      #expect(merged.status == 0)
      #expect(merged.errors.contains("point 0.4 of noise (mse)"), "\(merged.errors)")
      let scores = String(decoding: try scene.data("out/scores.csv"), as: UTF8.self)
      #expect(scores.split(separator: "\n").count == 1 + 2 * 8)
    }
  }

  @Test func twoScoresOfOnePairAreAnError() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, images: 2)
      try scene.score(["1/2", "1/1"])
      let file = folder.appendingPathComponent("out/shards/1-of-2/scores.csv")
      let text = try String(contentsOf: file, encoding: .utf8)
      let row = try #require(text.split(separator: "\n").dropFirst().first)
      let score = row.split(separator: ",", omittingEmptySubsequences: false)[9]
      try Data(text.replacing(score, with: "12.5").utf8).write(to: file)
      let merged = try scene.tool("merge", "--out", "out")
      #expect(merged.status == 1)
      #expect(merged.errors.contains("1-of-1/scores.csv and out/shards/1-of-2/scores.csv disagree"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/curves.csv"))
    }
  }

  @Test func aFileThatHasChangedSinceIsMissing() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, images: 2)
      try scene.score(["1/2", "2/2"])
      let files = FileManager.default
      let changed = folder.appendingPathComponent("codec/mse/0.2/image1.png")
      try files.removeItem(at: changed)
      try files.copyItem(at: folder.appendingPathComponent("originals/image1.png"), to: changed)
      let merged = try scene.tool("merge", "--out", "out")
      #expect(merged.status == 2)
      #expect(merged.errors.contains("1 score is missing"), "\(merged.errors)")
      #expect(try scene.tool("score", "--out", "out").status == 0)
      let scores = String(decoding: try scene.data("out/scores.csv"), as: UTF8.self)
      #expect(scores.contains("noise,mse,0.2,image1,176,170,,0.22000000000000003,psnr,inf,"))
    }
  }

  @Test func aShardWithoutImagesIsDoneAtOnce() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, images: 2)
      let empty = try scene.tool("score", "--out", "out", "--shard", "3/3")
      #expect(empty.status == 0)
      #expect(empty.errors.contains("shard 3/3 has no image"))
    }
  }

  @Test func mistakesAreToldInASentence() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, images: 1)
      let none = try scene.tool("merge", "--out", "out")
      #expect(none.status == 1 && none.errors.contains("out/shards has no shards"))
      let other = try scene.tool("merge", "--out", "out", "originals")
      #expect(other.status == 1 && other.errors.contains("originals has no scores.csv"))
      for shard in ["2/1", "-1/2"] {
        let wrong = try scene.tool("score", "--out", "out", "--shard", shard)
        #expect(wrong.status == 64 && wrong.errors.contains("it takes K/N"), "\(wrong.errors)")
      }
      #expect(
        try scene.tool("score", "--out", "out", "--shard", "1/2", "--image", "image0").status == 64)
    }
  }

  @Test func memoryBoundsThePairsInFlight() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, images: 2)
      let little = try scene.tool("score", "--out", "out", "--memory", "10K")
      #expect(little.status == 1)
      #expect(little.errors.contains("alone takes") && little.errors.contains("--memory 10K"))
      let plan = try scene.tool(
        "score", "--out", "out", "--dry-run", "--jobs", "8", "--memory", "1M")
      #expect(plan.output.contains("with 2 pairs at once"), "\(plan.output)\(plan.errors)")
      #expect(try scene.tool("score", "--out", "out", "--memory", "much").status == 64)
    }
  }
}
