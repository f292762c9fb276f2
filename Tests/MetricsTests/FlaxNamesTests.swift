import Foundation
import Metrics
import TestSupport
import Testing
import Weights

/// Against `Tests/References/numpy_pickles.py`, which writes the same numbers in both namings.
struct FlaxNamesTests {
  private func file(_ name: String) throws -> WeightFile {
    try WeightFile.readNetwork(fixture("numpy/flax-vgg16." + name).path)
  }

  @Test func aNetworkOfFlaxIsThatOfPyTorch() throws {
    let (flax, torch) = (try file("pk"), try file("safetensors"))
    #expect(flax.entries.map(\.name) == torch.entries.map(\.name))
    for (own, other) in zip(flax.entries, torch.entries) {
      #expect(own.shape == other.shape && own.tensor == other.tensor, "\(own.name)")
    }
    #expect(try VGG16Weights(file: flax).digest == VGG16Weights(file: torch).digest)
  }

  @Test func soAreItsFactors() throws {
    let digests = try ["pk", "safetensors"].map { name in
      try CalibratedVGG16(file: file(name), factors: .lpips).digest
    }
    #expect(digests[0] == digests[1])
  }

  @Test func otherNamesStay() throws {
    let nested = try WeightFile.readNetwork(fixture("numpy/nested.pk").path)
    #expect(nested.entries.map(\.name) == ["a/b/c", "d"])
  }
}
