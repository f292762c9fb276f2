import Codecs
import Foundation
import Imaging
import Layers
import Reconstructions
import Results
import Studies
import TestSupport
import Testing
import Weights

@Suite struct ModelRunTests {
  /// Two models of random weights, two images, and the study of them.
  private struct Scene {
    let folder: URL
    var out: String { path("out") }

    init(_ folder: URL, cores: String? = "[1, 2]") throws {
      self.folder = folder
      for point in ["1", "2"] { try model(point, seed: UInt64(point) ?? 0) }
      for (index, name) in ["a", "b"].enumerated() {
        try TestImages.ramps(width: 70 + index, height: 41, noise: 8).writePNG(path(name + ".png"))
      }
      let model =
        cores.map { "{files: \"model-{point}.h5\", cores: \($0)}" } ?? "\"model-{point}.h5\""
      let yaml = """
        study: models
        originals: "{image}.png"
        codecs:
          - {codec: mean, objective: mse, model: \(model)}
        metrics: [psnr]
        """
      try Data(yaml.utf8).write(to: folder.appendingPathComponent("study.yaml"))
    }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func model(_ point: String, seed: UInt64) throws {
      let weights = try CheckpointImport(
        floats: RandomModel.floats("mbt2018-mean", seed: seed), integers: [:], path: "random.pth"
      ).weights
      try weights.archive.write(to: path("model-\(point).h5"))
    }

    func run(cores: Int = 2) throws -> ModelRun {
      ModelRun(study: try Study.load(path("study.yaml")), outputFolder: out, cores: cores)
    }

    func made(_ name: String) -> String { out + "/reconstructions/mean/mse/" + name }
  }

  @Test func makesStreamsPicturesAndTimesOnce() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder)
      let first = try scene.run()
      #expect(first.missing == 4 && first.present == 0)
      let outcome = try first.run { _ in }
      #expect(outcome.made == 4 && outcome.failures.isEmpty, "\(outcome.failures)")

      let rows = try TimesRow.rows(ofFile: scene.out + "/times.csv")
      #expect(rows.map(\.cores) == [1, 2, 1, 2, 1, 2, 1, 2])
      #expect(rows.map(\.point) == ["1", "1", "1", "1", "2", "2", "2", "2"])
      #expect(rows.allSatisfy { $0.encodeSeconds > 0 && $0.decodeSeconds > 0 })
      for row in rows {
        let bytes = try Data(
          contentsOf: URL(fileURLWithPath: scene.made("\(row.point)/\(row.image).bin")))
        #expect(row.bytes == bytes.count)
        #expect(row.bpp == 8 * Double(bytes.count) / Double(row.width * row.height))
        // Container, two streams that end in whole words, and what a real coder loses.
        #expect(row.estimatedBPP < row.bpp)
        #expect((row.bpp - row.estimatedBPP) * Double(row.width * row.height) / 8 < 64)
      }

      // The files are those of the codec by itself.
      let codec = try PictureCodec(CodecWeights.read(scene.path("model-2.h5")))
      let stream = try StreamFile.read(scene.made("2/b.bin"))
      let picture = try codec.decode(stream, path: "b.bin", .init(3))
      #expect(try Image.read(scene.made("2/b.png")) == picture)
      #expect(picture.width == 71 && picture.height == 41)

      let second = try scene.run()
      #expect(second.missing == 0 && second.present == 4)
    }
  }

  @Test func aModelOfVariableRateHasItsRatesAsPoints() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder)
      let weights = try CheckpointImport(
        floats: RandomModel.floats("bmshj2018-hyperprior-vbr"), integers: [:], path: "random.pth"
      ).weights
      try weights.archive.write(to: scene.path("vbr.h5"))
      let text = try String(contentsOfFile: scene.path("study.yaml"), encoding: .utf8)
      func study(_ model: String) throws {
        try Data(text.replacing(/model: .*}/, with: "model: \(model)}").utf8)
          .write(to: folder.appendingPathComponent("study.yaml"))
      }
      try study("vbr.h5")
      #expect(try scene.run().open.map(\.point) == (0..<8).flatMap { ["\($0)", "\($0)"] })
      try study("{files: vbr.h5, rates: [6, 2], cores: [1]}")
      #expect(try scene.run().run { _ in }.made == 4)
      let codec = try PictureCodec(weights)
      for rate in [2, 6] {
        let image = try Image.read(scene.path("b.png"))
        let encoded = try codec.encode(image, at: .index(rate), path: "b", .init(1))
        #expect(try StreamFile.read(scene.made("\(rate)/b.bin")) == encoded.bytes)
      }
      // A model of one rate has no point without {point}.
      try study("model-1.h5")
      let failed = try scene.run().run { _ in }
      #expect(failed.made == 0)
      #expect(failed.failures.allSatisfy { $0.message.contains("has a single rate") })
    }
  }

  @Test func onlyWhatChangedIsMadeAgain() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, cores: "[1]")
      _ = try scene.run().run { _ in }
      try FileManager.default.removeItem(atPath: scene.made("1/a.png"))
      #expect(try scene.run().missing == 1)
      try scene.model("2", seed: 9)
      #expect(try scene.run().missing == 3)
      try Data("x".utf8).write(to: URL(fileURLWithPath: scene.made("1/b.recipe.txt")))
      #expect(try scene.run().missing == 4)
      #expect(try scene.run().run { _ in }.made == 4)
      #expect(try scene.run().missing == 0)
      let record = URL(fileURLWithPath: scene.made("1/a.recipe.txt"))
      let text = try String(contentsOf: record, encoding: .utf8)
      // Records without digests, as they were once, go by sizes.
      try Data(text.replacing(/, sha256 [0-9a-f]{64}/, with: "").utf8).write(to: record)
      for name in ["1/a.bin", "2/b.bin"] {
        let file = URL(fileURLWithPath: scene.made(name))
        try Data(repeating: 7, count: try Data(contentsOf: file).count).write(to: file)
      }
      #expect(try scene.run().open.map { $0.point + $0.original.image } == ["2b"])
    }
  }

  @Test func anotherNumberOfCoresMakesNothingAgainUnlessTheStudyNamesIt() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, cores: nil)
      #expect(try scene.run().run { _ in }.made == 4)
      #expect(try scene.run(cores: 1).missing == 0)
      let named = try Scene(folder, cores: "[1]")
      #expect(try named.run(cores: 1).missing == 4)
    }
  }

  @Test func aModelThatIsNoneFailsAloneAndInASentence() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, cores: "[1]")
      try Data("nothing".utf8).write(to: URL(fileURLWithPath: scene.path("model-1.h5")))
      let outcome = try scene.run().run { _ in }
      #expect(outcome.made == 2)
      #expect(outcome.failures.map(\.point) == ["1", "1"])
      #expect(outcome.failures.allSatisfy { $0.message.contains("model-1.h5") })
    }
  }
}
