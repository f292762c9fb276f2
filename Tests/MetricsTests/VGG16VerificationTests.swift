import Foundation
import Metrics
import TestSupport
import Testing
import Weights

struct VGG16VerificationTests {
  private func weights(layerSums: [Double]?) throws -> VGG16Weights {
    let narrow = try VGG16Weights(file: WeightFile.read(fixture("vgg/narrow.safetensors").path))
    return try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("w.h5").path
      try narrow.write(to: path, layerSums: layerSums)
      return try VGG16Weights(file: WeightFile.read(path))
    }
  }

  @Test func whatAnImportStoresIsFoundAgain() throws {
    let narrow = try VGG16Weights(file: WeightFile.read(fixture("vgg/narrow.safetensors").path))
    let sums = VGG16Verification.layerSums(narrow)
    #expect(sums.count == 13 && sums.allSatisfy { $0 > 0 })
    let verification = try VGG16Verification(weights(layerSums: sums))
    #expect(verification.layers.map(\.expected) == sums)
    #expect(verification.layers.first?.name == "conv1_1")
    #expect(verification.kernels.map(\.name) == ["relu1_2", "relu2_2", "relu3_3", "relu4_3"])
    #expect(verification.isPassed)
  }

  @Test func otherSumsDoNotPass() throws {
    let narrow = try VGG16Weights(file: WeightFile.read(fixture("vgg/narrow.safetensors").path))
    var sums = VGG16Verification.layerSums(narrow)
    sums[7] *= 1.001
    #expect(try !VGG16Verification(weights(layerSums: sums)).isPassed)
    sums[7] = .nan
    #expect(try !VGG16Verification(weights(layerSums: sums)).isPassed)
    #expect(try !VGG16Verification(weights(layerSums: nil)).isPassed)
  }
}
