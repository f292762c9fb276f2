import Codecs
import Foundation
import Imaging
import Results
import TestSupport
import Testing
import Weights

@Suite struct ModelStudyTests {
  @Test(
    .enabled(if: ProcessInfo.processInfo.activeProcessorCount < 16, "needs fewer than 16 cores"))
  func moreCoresThanThereAreGetAWarning() throws {
    try withTemporaryFolder { folder in
      let weights = try CheckpointImport(
        floats: RandomModel.floats("mbt2018-mean", seed: 1), integers: [:], path: "random.pth"
      ).weights
      try weights.archive.write(to: folder.appendingPathComponent("q.h5").path)
      try TestImages.ramps(width: 16, height: 16)
        .writePNG(folder.appendingPathComponent("x.png").path)
      let yaml = """
        study: models
        originals: "{image}.png"
        codecs: [{codec: mean, objective: mse, model: {files: "{point}.h5", cores: [1, 16]}}]
        metrics: [psnr]
        """
      try Data(yaml.utf8).write(to: folder.appendingPathComponent("study.yaml"))
      let made = try Tool.run(["reconstruct", "study.yaml", "--out", "out", "--quiet"], in: folder)
      #expect(
        made.status == 0 && made.errors.contains("warning: the study times models on 16 cores"))
      let again = try Tool.run(
        ["reconstruct", "study.yaml", "--out", "out", "--quiet"], in: folder)
      #expect(again.errors == "")
    }
  }

  @Test func aMergeOfTwoModelsIsNoticed() throws {
    try withTemporaryFolder { folder in
      func model(_ seed: UInt64) throws {
        let weights = try CheckpointImport(
          floats: RandomModel.floats("mbt2018-mean", seed: seed), integers: [:], path: "random.pth"
        ).weights
        try weights.archive.write(to: folder.appendingPathComponent("q.h5").path)
      }
      for name in ["a.png", "b.png"] {
        try TestImages.ramps(width: 16, height: 16)
          .writePNG(folder.appendingPathComponent(name).path)
      }
      let yaml = """
        study: models
        originals: "{image}.png"
        codecs: [{codec: mean, objective: mse, model: "{point}.h5"}]
        metrics: [psnr]
        """
      try Data(yaml.utf8).write(to: folder.appendingPathComponent("study.yaml"))
      func tool(_ command: String, _ shard: [String] = []) throws -> Tool.Outcome {
        let outcome = try Tool.run([command, "study.yaml", "--out", "out"] + shard, in: folder)
        #expect(outcome.status == 0, "\(outcome)")
        return outcome
      }
      try model(1)
      for shard in ["1/2", "2/2"] { _ = try tool("score", ["--shard", shard]) }
      #expect(try !tool("merge").errors.contains("warning"))
      try model(2)
      _ = try tool("score", ["--shard", "1/2"])
      #expect(try tool("merge").errors.contains("warning: 1 reconstruction differs from"))
    }
  }

  @Test func aStudyStartsAtCheckpoints() throws {
    try withTemporaryFolder { folder in
      for seed in [1, 2] as [UInt64] {
        let weights = try CheckpointImport(
          floats: RandomModel.floats("mbt2018-mean", seed: seed), integers: [:], path: "random.pth"
        ).weights
        try weights.archive.write(to: folder.appendingPathComponent("q\(seed).h5").path)
      }
      try TestImages.ramps(width: 70, height: 41, noise: 8)
        .writePNG(folder.appendingPathComponent("x.png").path)
      let yaml = """
        study: models
        originals: "{image}.png"
        codecs: [{codec: mean, objective: mse, model: "{point}.h5"}]
        metrics: [psnr]
        """
      try Data(yaml.utf8).write(to: folder.appendingPathComponent("study.yaml"))
      let plan = try Tool.run(
        ["reconstruct", "study.yaml", "--out", "out", "--dry-run"], in: folder)
      #expect(plan.output.contains("to make: 2 reconstructions"), "\(plan)")
      #expect(plan.output.contains("time and memory: no estimate for encoders and models"))

      let run = try Tool.run(["run", "study.yaml", "--out", "out", "--draws", "0"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let scores = try ScoreRow.rows(ofFile: folder.path + "/out/scores.csv")
      #expect(Set(scores.map(\.point)) == ["q1", "q2"])
      let times = try TimesRow.rows(ofFile: folder.path + "/out/times.csv")
      #expect(Set(times.map(\.bytes)) == Set(scores.compactMap(\.bytes)))

      let chain = try Tool.run(["explain", "out/scores.csv", "--row", "2"], in: folder)
      #expect(chain.output.contains("codec: mbt2018-mean"), "\(chain.output)")
      #expect(chain.output.contains("from the bit stream"))

      // A point whose model is gone counts no longer, though its scores stand.
      try FileManager.default.removeItem(at: folder.appendingPathComponent("q1.h5"))
      #expect(try Tool.run(["analyze", "study.yaml", "--out", "out"], in: folder).status == 0)
      let curves = try CurveRow.rows(ofFile: folder.path + "/out/curves.csv")
      #expect(Set(curves.map(\.point)) == ["q2"])
      try FileManager.default.removeItem(at: folder.appendingPathComponent("q2.h5"))
      let none = try Tool.run(["score", "study.yaml", "--out", "out"], in: folder)
      #expect(none.status == 1 && none.errors.contains("no file fits the models"), "\(none)")
      let nothing = try Tool.run(["reconstruct", "study.yaml", "--out", "new"], in: folder)
      #expect(nothing.status == 1 && nothing.errors.contains("no file fits the models"))
    }
  }
}
