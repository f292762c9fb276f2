import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct CompareTests {
  @Test func jsonHasTheNamesOfTheContract() throws {
    try withTemporaryFolder { folder in
      let original = folder.appendingPathComponent("a.png").path
      let noisy = folder.appendingPathComponent("b.png").path
      try TestImages.ramps(width: 176, height: 168).writePNG(original)
      try TestImages.ramps(width: 176, height: 168, noise: 5, seed: 1).writePNG(noisy)
      let outcome = try Tool.run(
        ["compare", "a.png", "a.png", "b.png", "--metrics", "psnr,ms-ssim", "--json"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      #expect(json["version"] as? String == "0.1.0")
      let definitions = try #require(json["definitions"] as? [String: [String: String]])
      #expect(definitions["psnr"]?["id"]?.count == 12)
      let pairs = try #require(json["pairs"] as? [[String: Any]])
      #expect(pairs.map { $0["reconstruction"] as? String } == ["a.png", "b.png"])
      #expect(pairs[0]["width"] as? Int == 176)
      let same = try #require(pairs[0]["scores"] as? [String: Any])
      #expect(same["psnr"] as? String == "inf" && same["ms-ssim"] as? Double == 1)
      let other = try #require(pairs[1]["scores"] as? [String: Any])
      #expect((other["psnr"] as? Double ?? 0) > 30)
    }
  }

  @Test func portableKernelsPrintTheSameNumbers() throws {
    try withTemporaryFolder { folder in
      let original = TestImages.ramps(width: 187, height: 165)
      let noisy = TestImages.ramps(width: 187, height: 165, noise: 9, seed: 4)
      try original.writePNG(folder.appendingPathComponent("a.png").path)
      try noisy.writePNG(folder.appendingPathComponent("b.png").path)
      let outputs = try ["avx2", "portable"].map { force in
        try Tool.run(
          ["compare", "a.png", "b.png", "--metrics", "psnr,ms-ssim", "--json"], in: folder,
          environment: ["CROSSMETRIC_INSTRUCTIONS": force]
        ).output
      }
      #expect(outputs[0].contains("ms-ssim") && outputs[0] == outputs[1])
    }
  }

  @Test func twoFoldersArePairedByFileName() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 3)
      try study.text("codec/mse/0.8/image0.bin", "a bit stream beside the images")
      let outcome = try Tool.run(
        ["compare", "originals", "codec/mse/0.8", "--metrics", "psnr"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.split(separator: "\n").count == 4)
      #expect(outcome.output.contains("codec/mse/0.8/image2.png"))
    }
  }
}
