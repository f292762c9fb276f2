import Foundation
import TestSupport
import Testing

@Suite struct WeightsCommandTests {
  @Test func importedWeightsAreVerified() throws {
    try withTemporaryFolder { folder in
      let stored = folder.appendingPathComponent("vgg16.h5").path
      let imported = try Tool.run(
        ["weights", "import", fixture("vgg/narrow.safetensors").path, stored], in: folder)
      #expect(imported.status == 0)
      let verified = try Tool.run(["weights", "verify", stored], in: folder)
      #expect(verified.status == 0)
      #expect(verified.output.contains("sum of conv5_3") && verified.output.contains("relu4_3"))
    }
  }

  @Test(
    "a metric's factors are put in, verified and used",
    arguments: [("lpips-vgg", "--lpips", "lpips.pth"), ("dists", "--dists", "dists.pt")])
  func factors(metric: String, option: String, file: String) throws {
    try withTemporaryFolder { folder in
      let stored = folder.appendingPathComponent("weights.h5").path
      let imported = try Tool.run(
        [
          "weights", "import", fixture("vgg/narrow.safetensors").path, stored, option,
          fixture("calibrated/" + file).path,
        ], in: folder)
      #expect(imported.status == 0 && imported.output.contains("with factors of \(metric)"))
      #expect(try Tool.run(["weights", "verify", stored], in: folder).status == 0)
      let image = folder.appendingPathComponent("grey.ppm").path
      try (Data("P6 24 20 255\n".utf8) + Data(repeating: 128, count: 3 * 24 * 20))
        .write(to: URL(fileURLWithPath: image))
      let compare = ["compare", image, image, "--metrics", metric]
      let without = try Tool.run(compare, in: folder)
      #expect(without.status == 1 && without.errors.contains(option))
      let with = try Tool.run(compare + ["--weights", "\(metric)=\(stored)"], in: folder)
      #expect(with.status == 0 && with.output.contains("with factors of \(metric)"), "\(with)")
    }
  }

  @Test func aFileWithoutSumsIsTold() throws {
    let folder = fixture("vgg")
    let verified = try Tool.run(["weights", "verify", "narrow.safetensors"], in: folder)
    #expect(verified.status == 1)
    #expect(verified.errors.contains("nothing to compare with"))
  }

  @Test func aHostileCheckpointIsRefusedByName() throws {
    let result = try Tool.run(["weights", "inspect", "hostile.pth"], in: fixture("torch"))
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.errors.contains("asks for posix.system"))
  }
}
