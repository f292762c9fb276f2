import Codecs
import Foundation
import Imaging
import TestSupport
import Testing

/// The models that come with the program, from the command line.
@Suite struct ShippedModelTests {
  private static let models = ["shipped:hyperprior-mse", "shipped:hyperprior-ms-ssim"]

  @Test func theListNamesThem() throws {
    try withTemporaryFolder { folder in
      let list = try Tool.run(["codec", "list"], in: folder)
      for model in Self.models { #expect(list.output.contains(model), "\(list)") }
      #expect(list.output.contains("bmshj2018-hyperprior-vbr"))
    }
  }

  /// More rate, more bits and less error, as training is to have it.
  @Test(arguments: models) func picturesGoThereAndBackAtEveryRate(model: String) throws {
    try withTemporaryFolder { folder in
      let original = TestImages.ramps(width: 150, height: 90, noise: 6)
      try original.writePNG(folder.appendingPathComponent("x.png").path)
      var last: (bytes: Int, error: Double)?
      for rate in [0, 3, 7] {
        let encode = try Tool.run(
          ["codec", "encode", model, "x.png", "x.bin", "--rate", "\(rate)"], in: folder)
        #expect(encode.status == 0, "\(encode)")
        let decode = try Tool.run(["codec", "decode", model, "x.bin", "y.png"], in: folder)
        #expect(decode.status == 0, "\(decode)")
        let decoded = try Image.read(folder.appendingPathComponent("y.png").path)
        let error =
          zip(decoded.samples.onByteScale, original.samples.onByteScale)
          .map { ($0 - $1) * ($0 - $1) }.reduce(0, +) / Double(3 * 150 * 90)
        let bytes = try StreamFile.read(folder.appendingPathComponent("x.bin").path).count
        if let last { #expect(bytes > last.bytes && error < last.error) }
        last = (bytes, error)
      }
      // Far from noise: a model of random weights has errors of thousands.
      #expect((last?.error ?? .infinity) < 200)
    }
  }

  @Test func oddRatesEndInASentence() throws {
    try withTemporaryFolder { folder in
      try TestImages.ramps(width: 16, height: 16)
        .writePNG(folder.appendingPathComponent("x.png").path)
      for (arguments, sentence) in [
        (["--rate", "8"], "there is no rate 8; the model's rates are 0 to 7"),
        (["--gain=-1"], "the gain -1.0 is not valid"),
        (["--rate", "1", "--gain", "1"], "leave one out"),
      ] {
        let outcome = try Tool.run(
          ["codec", "encode", Self.models[0], "x.png", "x.bin"] + arguments, in: folder)
        #expect(outcome.status != 0 && outcome.errors.contains(sentence), "\(outcome)")
      }
      let unknown = try Tool.run(["codec", "info", "shipped:nothing"], in: folder)
      #expect(unknown.status != 0)
      #expect(unknown.errors.contains("no model \"nothing\" comes with the program; known are"))
    }
  }

  @Test func aStudyTakesThemByName() throws {
    try withTemporaryFolder { folder in
      try TestImages.ramps(width: 70, height: 41, noise: 8)
        .writePNG(folder.appendingPathComponent("x.png").path)
      let yaml = """
        study: shipped
        originals: "{image}.png"
        codecs:
          - {codec: h, objective: mse, model: {files: "shipped:hyperprior-mse", rates: [1, 6]}}
        metrics: [psnr]
        """
      try Data(yaml.utf8).write(to: folder.appendingPathComponent("study.yaml"))
      let outcome = try Tool.run(["score", "study.yaml", "--out", "out"], in: folder)
      #expect(outcome.status == 0, "\(outcome)")
      let scores = try String(
        contentsOf: folder.appendingPathComponent("out/scores.csv"), encoding: .utf8)
      for point in ["1", "6"] { #expect(scores.contains("h,mse,\(point),x,")) }
    }
  }
}
