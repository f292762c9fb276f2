import Foundation
import Metrics
import Tensors
import TestSupport
import Testing
import Weights

struct CalibratedAlexNetTests {
  private static let path = fixture("calibrated/narrow-alex.safetensors").path

  @Test func writtenWeightsComeBack() throws {
    let weights = try CalibratedAlexNet(file: WeightFile.read(Self.path))
    #expect(weights.convolutions.map(\.bias.shape) == [[7], [18], [11], [12], [6]])
    #expect(weights.source.contains("AlexNet of other width"))
    try withTemporaryFolder { folder in
      let path = folder.path + "/a.h5"
      try weights.write(to: path)
      let read = try CalibratedAlexNet(file: WeightFile.read(path))
      #expect(read.digest == weights.digest && read.source == weights.source)
      #expect(read.factors == weights.factors)
      #expect(read.convolutions.map(\.weight) == weights.convolutions.map(\.weight))
    }
  }

  @Test func missingArraysAreNamed() throws {
    let file = try WeightFile.read(Self.path)
    let other = try WeightFile.read(fixture("calibrated/dists.pt").path)
    let factors = #expect(throws: NetworkError.self) {
      try CalibratedAlexNet(network: file, factors: other)
    }
    #expect(factors?.description.contains("no \"lin0.model.1.weight\", which lpips-alex") == true)
    let network = #expect(throws: NetworkError.self) {
      try CalibratedAlexNet(network: other, factors: file)
    }
    #expect(network?.description.contains("no \"features.0.weight\"") == true)
  }

  @Test func factorsOfAnotherWidthAreRefused() throws {
    let error = #expect(throws: WeightError.self) {
      try CalibratedAlexNet(
        network: WeightFile.read(Self.path),
        factors: WeightFile.read(fixture("calibrated/lpips.pth").path))
    }
    #expect(error?.description.contains("\"lin0.model.1.weight\" has shape") == true)
  }
}
