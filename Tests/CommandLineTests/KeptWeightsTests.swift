import Foundation
import Results
import TestSupport
import Testing

/// Which weights count in a results folder, in every step.
@Suite struct KeptWeightsTests {
  /// A folder in which trained weights seem to be installed: reading them fails.
  private func installed(in folder: URL) throws -> [String: String] {
    let weights = folder.appendingPathComponent("weights")
    try FileManager.default.createDirectory(at: weights, withIntermediateDirectories: true)
    try Data("no weights".utf8).write(to: weights.appendingPathComponent("vgg16.h5"))
    return ["CROSSMETRIC_WEIGHTS": weights.path]
  }

  @Test("a folder of 0.1.0 with seeded scores goes through every step with trained ones installed")
  func olderFolder() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 2, metrics: "[psnr, vgg16]")
      let out = folder.appendingPathComponent("results").path
      let run = try Tool.run(["run", study.file, "--out", out])
      #expect(run.status == 0 && run.errors.contains("crossmetric weights fetch"), "\(run.errors)")
      func read(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: out + "/" + name))
      }
      let names = ["scores.csv", "curves.csv", "bias.csv", "weights.csv", "definitions.csv"]
      let before = try names.map(read)
      try FileManager.default.removeItem(atPath: out + "/weights.csv")
      let environment = try installed(in: folder)
      for step in ["score", "analyze", "plot", "report", "run"] {
        let outcome = try Tool.run(
          [step, study.file, "--out", out], environment: environment)
        #expect(outcome.status == 0, "\(step): \(outcome.errors)")
      }
      #expect(try names.map(read) == before)
      // A new folder takes what is installed.
      let new = try Tool.run(["score", study.file, "--out", out + "-2"], environment: environment)
      #expect(new.status == 1 && new.errors.contains("vgg16.h5"))
    }
  }

  @Test("a step that would drop scores stops and names both ways on")
  func conflict() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 1, metrics: "[psnr, vgg16]")
      let out = folder.appendingPathComponent("results").path
      #expect(try Tool.run(["run", study.file, "--out", out]).status == 0)
      let scores = try Data(contentsOf: URL(fileURLWithPath: out + "/scores.csv"))
      let narrow = fixture("vgg/narrow.safetensors").path
      _ = try SmallStudy(
        folder, images: 1, metrics: "[psnr, vgg16]", extra: "weights: {vgg16: \(narrow)}")
      for step in ["score", "analyze", "plot", "report", "run"] {
        let outcome = try Tool.run([step, study.file, "--out", out])
        #expect(outcome.status == 1, "\(step)")
        #expect(outcome.errors.contains("weights: {vgg16: seeded}"), "\(outcome.errors)")
        #expect(outcome.errors.contains("--out"))
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: out + "/scores.csv")) == scores)
    }
  }

  @Test("the first shard decides for all, and merge notices two kinds")
  func shards() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 2, metrics: "[vgg16]")
      let out = folder.appendingPathComponent("results").path
      func score(_ shard: String, _ out: String) throws -> Tool.Outcome {
        try Tool.run(["score", study.file, "--out", out, "--shard", shard])
      }
      #expect(try score("1/2", out).status == 0)
      #expect(FileManager.default.fileExists(atPath: out + "/weights.csv"))
      // A node on which other weights are installed keeps to it.
      let environment = try installed(in: folder)
      let second = try Tool.run(
        ["score", study.file, "--out", out, "--shard", "2/2"], environment: environment)
      #expect(second.status == 0, "\(second.errors)")
      #expect(
        try Tool.run(["merge", study.file, "--out", out], environment: environment).status == 0)
      // One shard here on seeded weights, the other elsewhere on others.
      let elsewhere = out + "-2"
      #expect(try score("1/2", elsewhere).status == 0)
      let narrow = fixture("vgg/narrow.safetensors").path
      _ = try SmallStudy(
        folder, images: 2, metrics: "[vgg16]", extra: "weights: {vgg16: \(narrow)}")
      #expect(try score("2/2", out + "-3").status == 0)
      _ = try SmallStudy(folder, images: 2, metrics: "[vgg16]")
      let merged = try Tool.run([
        "merge", study.file, "--out", out + "-4", elsewhere + "/shards/1-of-2",
        out + "-3/shards/2-of-2",
      ])
      #expect(merged.status == 1 && merged.errors.contains("two kinds of weights"), "\(merged)")
    }
  }

  @Test func draftsAndJSONSayWhichWeights() throws {
    try withTemporaryFolder { folder in
      _ = try SmallStudy(folder, images: 1)
      let draft = try Tool.run(["init", "originals", "codec"], in: folder)
      #expect(draft.output.contains("weights: {vgg16: seeded}"), "\(draft)")
      let environment = try installed(in: folder)
      let other = try Tool.run(
        ["init", "originals", "codec"], in: folder, environment: environment)
      #expect(other.output.contains("weights: {vgg16: trained}"))
      let picture = folder.appendingPathComponent("originals/image0.png").path
      let json = try Tool.run(["compare", picture, picture, "--json", "--metrics", "psnr,vgg16"])
      #expect(json.output.contains(#""weights" : "seeded VGG-16 (no training), seed 0""#))
      #expect(json.errors.contains("crossmetric weights fetch"))
      let table = try Tool.run(
        ["compare", picture, picture, "--format", "csv", "--metrics", "vgg16"])
      #expect(table.errors.contains("vgg16: seeded VGG-16 (no training), seed 0"))
      let seeded = try Tool.run(
        ["compare", picture, picture, "--metrics", "vgg16", "--weights", "vgg16=seeded"],
        environment: environment)
      #expect(seeded.status == 0 && seeded.output.contains("(no training)"))
    }
  }
}
