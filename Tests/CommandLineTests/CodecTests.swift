import Codecs
import Foundation
import Imaging
import TestSupport
import Testing
import Weights

@Suite struct CodecCommandTests {
  /// Two small models of random weights and an image.
  private func prepared(_ folder: URL) throws {
    for seed in [1, 2] as [UInt64] {
      let weights = try CheckpointImport(
        floats: RandomModel.floats("mbt2018-mean", seed: seed), integers: [:], path: "random.pth"
      ).weights
      try weights.archive.write(to: folder.appendingPathComponent("model\(seed).h5").path)
    }
    try TestImages.ramps(width: 70, height: 41, noise: 8)
      .writePNG(folder.appendingPathComponent("x.png").path)
  }

  @Test func picturesGoThereAndBack() throws {
    try withTemporaryFolder { folder in
      try prepared(folder)
      let encoded = try Tool.run(["codec", "encode", "model1.h5", "x.png", "x.bin"], in: folder)
      #expect(encoded.status == 0 && encoded.output.hasPrefix("x.bin: "), "\(encoded)")
      let bytes = try Data(contentsOf: folder.appendingPathComponent("x.bin"))
      let bpp = String(format: "%.6f bpp", 8 * Double(bytes.count) / (70 * 41))
      #expect(encoded.output.contains("\(bytes.count) bytes, \(bpp)"))

      let info = try Tool.run(["codec", "info", "x.bin"], in: folder)
      #expect(info.output.contains("mbt2018-mean") && info.output.contains("70 x 41"))
      for threads in ["1", "3"] {
        let decoded = try Tool.run(
          ["codec", "decode", "model1.h5", "x.bin", "\(threads).png", "--threads", threads],
          in: folder)
        #expect(decoded.status == 0 && decoded.output.contains("70 x 41"), "\(decoded)")
      }
      let pictures = try ["1.png", "3.png"].map {
        try Data(contentsOf: folder.appendingPathComponent($0))
      }
      #expect(pictures[0] == pictures[1])
    }
  }

  @Test func whatIsReadIsNotWrittenOver() throws {
    try withTemporaryFolder { folder in
      try prepared(folder)
      let encoded = try Tool.run(["codec", "encode", "model1.h5", "x.png", "x.bin"], in: folder)
      #expect(encoded.status == 0)
      let link = folder.appendingPathComponent("link.png")
      try FileManager.default.linkItem(at: folder.appendingPathComponent("x.png"), to: link)
      for arguments in [
        ["encode", "model1.h5", "x.png", "./x.png"], ["encode", "model1.h5", "x.png", "link.png"],
        ["encode", "model1.h5", "x.png", "model1.h5"],
        ["decode", "model1.h5", "x.bin", "x.bin"], ["decode", "model1.h5", "x.bin", "model1.h5"],
        ["import", "model1.h5", "model1.h5"],
      ] {
        let input = folder.appendingPathComponent(arguments[3 - (arguments.count == 3 ? 1 : 0)])
        let before = try Data(contentsOf: input)
        let result = try Tool.run(["codec"] + arguments, in: folder)
        #expect(result.status == 1 && result.errors.contains("name another file"), "\(result)")
        #expect(try Data(contentsOf: input) == before)
      }
    }
  }

  @Test func whatIsWrongGetsASentenceAndNoPicture() throws {
    try withTemporaryFolder { folder in
      try prepared(folder)
      let encoded = try Tool.run(["codec", "encode", "model1.h5", "x.png", "x.bin"], in: folder)
      #expect(encoded.status == 0)
      let whole = try Data(contentsOf: folder.appendingPathComponent("x.bin"))
      try whole.dropLast(4).write(to: folder.appendingPathComponent("cut.bin"))
      try (whole + Data("more".utf8)).write(to: folder.appendingPathComponent("long.bin"))
      for (arguments, says) in [
        (["decode", "model2.h5", "x.bin"], "was written with another model"),
        (["decode", "model1.h5", "cut.bin"], "cut off"),
        (["decode", "model1.h5", "long.bin"], "4 bytes too many"),
        (["decode", "x.bin", "model1.h5"], "x.bin is a file of `crossmetric codec encode`, not"),
        (["decode", "model1.h5", "x.png"], "is not a file of `crossmetric codec encode`"),
        (["decode", "x.png", "x.bin"], "x.png"),
        (["decode", "model1.h5", "none.bin"], "no such file"),
        (["encode", "model1.h5", "x.bin"], "x.bin"),
        (["encode", "model1.h5", "none.png"], "none.png"),
        (["import", fixture("torch/hostile.pth").path], "never executed"),
        (["import", fixture("vgg/narrow.safetensors").path], "no known network"),
      ] {
        let outcome = try Tool.run(["codec"] + arguments + ["out"], in: folder)
        #expect(outcome.status == 1 && outcome.errors.contains(says), "\(arguments): \(outcome)")
        #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("out").path))
      }
    }
  }

  @Test func modelsOfHuKnowTheirNames() throws {
    try withTemporaryFolder { folder in
      try prepared(folder)
      let checkpoint = fixture("numpy/model1_qp2.pk").path
      let imported = try Tool.run(["codec", "import", checkpoint, "hu.h5"], in: folder)
      #expect(imported.status == 0 && imported.output.contains("hu2021"), "\(imported)")
      for arguments in [
        ["encode", "hu.h5", "x.png", "x.hu", "--authors-format"],
        ["decode", "hu.h5", "x.hu", "y.png"],
      ] {
        let outcome = try Tool.run(["codec"] + arguments, in: folder)
        #expect(outcome.status == 0, "\(outcome)")
      }
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("x.hu")))
      #expect(bytes.prefix(5) == [2 << 1 | 1, 41, 0, 70, 0])
      let named = try Tool.run(
        ["codec", "import", checkpoint, "other.h5", "--model-name", "model0_qp9"], in: folder)
      #expect(named.status != 0 && named.errors.contains("model0_qp1 to model1_qp8"))
      let other = try Tool.run(
        ["codec", "encode", "model1.h5", "x.png", "x.bin", "--authors-format"], in: folder)
      #expect(other.status == 1 && other.errors.contains("leave the authors' format out"))
    }
  }

  @Test func modelsOfLeeSayWhatIsAssumed() throws {
    try withTemporaryFolder { folder in
      try prepared(folder)
      let checkpoint = fixture("lee2019/base.h5").path
      func imported(_ name: String) throws -> Tool.Outcome {
        try Tool.run(
          ["codec", "import", checkpoint, "lee.h5", "--model-name", name], in: folder)
      }
      let outcome = try imported("type0_quality5")
      #expect(outcome.status == 0 && outcome.output.contains("lee2019"), "\(outcome)")
      let info = try Tool.run(["codec", "info", "lee.h5"], in: folder)
      for output in [outcome.output, info.output] {
        #expect(output.contains("(f.layers)") && output.contains("(h_a.absolute)"))
      }
      for arguments in [
        ["encode", "lee.h5", "x.png", "x.cmp", "--authors-format"],
        ["decode", "lee.h5", "x.cmp", "y.png"],
      ] {
        let outcome = try Tool.run(["codec"] + arguments, in: folder)
        #expect(outcome.status == 0, "\(outcome)")
      }
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("x.cmp")))
      #expect(bytes.prefix(5) == [5 << 1, 70, 0, 41, 0])
      let wrong = try imported("model0_qp3")
      #expect(wrong.status != 0 && wrong.errors.contains("type0_quality1 to type1_quality9"))
    }
  }

  @Test func listAndInfoTellOfModels() throws {
    let list = try Tool.run(["codec", "list"]).output
    for name in CodecRegistry.names { #expect(list.contains(name)) }
    try withTemporaryFolder { folder in
      try prepared(folder)
      let neither = try Tool.run(["codec", "info", "x.png"], in: folder)
      #expect(neither.status == 1 && neither.errors.contains("x.png is neither a model of"))
      let info = try Tool.run(["codec", "info", "model1.h5"], in: folder)
      #expect(info.output.contains("mbt2018-mean") && info.output.contains("digest"))
    }
  }

  /// Needs outside data: a real checkpoint's way to a file, as CompressAI would have made its streams.
  @Test(.enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with fixtures/codecs"))
  func aCheckpointIsImported() throws {
    try withTemporaryFolder { folder in
      let checkpoint = try #require(outsideData)
        .appendingPathComponent("fixtures/codecs/hyperprior-tiny.pth.tar").path
      let imported = try Tool.run(["codec", "import", checkpoint, "tiny.h5"], in: folder)
      #expect(imported.status == 0 && imported.output.contains("bmshj2018-hyperprior"))
      #expect(!imported.output.contains("tables"))
    }
  }
}
