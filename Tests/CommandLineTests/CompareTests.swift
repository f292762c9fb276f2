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

  @Test("a name that is no metric", arguments: ["compare", "metrics", "run", "bdrate"])
  func unknownMetric(command: String) throws {
    try withTemporaryFolder { folder in
      try TestImages.ramps(width: 176, height: 168).writePNG(
        folder.appendingPathComponent("a.png").path)
      try Data("bpp,psnr\n0.1,28\n0.2,31\n0.4,34\n0.8,37\n".utf8)
        .write(to: folder.appendingPathComponent("curve.csv"))
      func said(_ id: String) throws -> String {
        try Data(
          "study: s\ncurves: [{codec: a, objective: mse, file: curve.csv}]\nmetrics: [\(id)]\n".utf8
        ).write(to: folder.appendingPathComponent("study.yaml"))
        let outcome = try Tool.run(
          [
            "compare": ["compare", "a.png", "a.png", "--metrics", id],
            "metrics": ["metrics", id],
            "run": ["run", "study.yaml", "--out", "results"],
            "bdrate": ["bdrate", "curve.csv", "curve.csv", "--metric", id],
          ][command, default: []], in: folder)
        #expect(outcome.status == 1)
        return outcome.errors
      }
      #expect(
        try said("msssim").contains("there is no metric \"msssim\"; did you mean \"ms-ssim\"?"))
      let all = try said("qqqqqqqq")
      #expect(all.contains("there is no metric \"qqqqqqqq\"; known are psnr, ms-ssim, "), "\(all)")
      // Metrics of FFmpeg too, and sets where sets are taken.
      let names = command == "bdrate" ? ["vmaf"] : ["vmaf", "xpsnr-ffmpeg", "classic", "jpeg-ai"]
      for name in names { #expect(all.contains(name), "\(name): \(all)") }
    }
  }

  /// `metrics` shows the definition that `compare` gives its scores.
  @Test func metricsPrintsTheSeededDefinitionBeforeAFetch() throws {
    try sameDefinition(isTrained: false)
  }

  @Test(.enabled(if: InstalledWeights.path("vgg16") != nil, InstalledWeights.remedy))
  func metricsPrintsTheTrainedDefinitionAfterIt() throws { try sameDefinition(isTrained: true) }

  private func sameDefinition(isTrained: Bool) throws {
    try withTemporaryFolder { folder in
      try TestImages.ramps(width: 176, height: 168).writePNG(
        folder.appendingPathComponent("a.png").path)
      let environment = isTrained ? ["CROSSMETRIC_WEIGHTS": InstalledWeights.folder.path] : [:]
      func run(_ arguments: String...) throws -> String {
        let outcome = try Tool.run(arguments, in: folder, environment: environment)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output
      }
      let json = try #require(
        try JSONSerialization.jsonObject(
          with: Data(try run("compare", "a.png", "a.png", "--metrics", "vgg16", "--json").utf8))
          as? [String: Any])
      let definitions = try #require(json["definitions"] as? [String: [String: String]])
      let id = try #require(definitions["vgg16"]?["id"])
      let printed = try run("metrics", "vgg16")
      #expect(printed.contains("  definition \(id): "), "\(printed)")
      #expect(printed.contains("weights: \(isTrained ? "trained" : "seeded") VGG-16"))
      #expect(
        printed.contains(
          isTrained
            ? "for the seeded ones: crossmetric metrics vgg16 --weights vgg16=seeded"
            : "for trained ones: crossmetric weights fetch"))
      let seeded = try run("metrics", "vgg16", "--weights", "vgg16=seeded")
      #expect(seeded.contains("  definition b84379531462: ") && !seeded.contains("compare uses"))
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
