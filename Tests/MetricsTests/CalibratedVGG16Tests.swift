import Foundation
import Metrics
import Tensors
import TestSupport
import Testing
import Weights

struct CalibratedVGG16Tests {
  private func network() throws -> VGG16Weights {
    try VGG16Weights(file: WeightFile.read(NarrowNetwork.path))
  }

  private func made(_ factors: MetricFactors) throws -> CalibratedVGG16 {
    let file = factors == .lpips ? "lpips.pth" : "dists.pt"
    return try CalibratedVGG16(
      network: network(), factors: factors,
      from: WeightFile.read(fixture("calibrated/" + file).path))
  }

  @Test(
    "the packages' own files give what one file with both gives", arguments: MetricFactors.allCases)
  func files(factors: MetricFactors) throws {
    let together = try CalibratedVGG16(
      file: WeightFile.read(fixture("calibrated/narrow.safetensors").path), factors: factors)
    let made = try made(factors)
    #expect(made.values == together.values && made.digest == together.digest)
  }

  @Test(arguments: MetricFactors.allCases)
  func writtenWeightsComeBackAndServeAsVGG16(factors: MetricFactors) throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/a.h5"
      let made = try made(factors)
      try made.write(to: path)
      let read = try CalibratedVGG16(file: WeightFile.read(path), factors: factors)
      #expect(read.digest == made.digest && read.values == made.values)
      let plain = try VGG16Weights(file: WeightFile.read(path))
      #expect(plain.digest == NarrowNetwork.digest)
      #expect(plain.leftovers.count == (factors == .lpips ? 5 : 2))
    }
  }

  @Test func factorsEnterTheDigest() throws {
    #expect(try made(.lpips).digest != made(.dists).digest)
    #expect(try made(.lpips).digest != network().digest)
  }

  @Test func wrongFactorsAreNamed() throws {
    let hidden = try WeightFile.read(fixture("calibrated/dists.pt").path)
    let network = try network()
    let missing = #expect(throws: NetworkError.self) {
      try CalibratedVGG16(network: network, factors: .lpips, from: hidden)
    }
    #expect(missing?.description.contains("--lpips vgg.pth") == true)
    // Full-width factors do not fit the narrow network, and the other way round.
    let lpips = try WeightFile.read(fixture("calibrated/lpips.pth").path)
    let shape = #expect(throws: WeightError.self) {
      try CalibratedVGG16(network: .seeded(0), factors: .lpips, from: lpips)
    }
    #expect(
      shape
        == .shape(
          file: lpips.path, key: "lin0.model.1.weight", expected: [1, 64, 1, 1],
          found: [1, 4, 1, 1]))
    let keras = try VGG16Weights(file: WeightFile.read(fixture("vgg/narrow-keras1.h5").path))
    let training = #expect(throws: NetworkError.self) {
      try CalibratedVGG16(network: keras, factors: .lpips, from: lpips)
    }
    #expect(training?.description.contains("import torchvision's weights") == true)
  }
}
