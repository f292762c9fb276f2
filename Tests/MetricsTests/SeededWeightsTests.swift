import Metrics
import Tensors
import Testing
import Weights

/// Expected values come from Tests/References/vgg_seeded.py, written independently in numpy.
struct SeededWeightsTests {
  static let digests: [(UInt64, String)] = [
    (0, "05a3cd79c744a1dda949c963d0faa67f1104ac720f7d97c17412f93ab5243eb7"),
    (1, "a5a1b386101a0936395392f8e52967ba78379184c7a99d1f43fa0e489dfd1f89"),
  ]

  @Test("all 14,714,688 values are numpy's, bit for bit", arguments: digests)
  func digest(seed: UInt64, digest: String) {
    #expect(VGG16Weights.seeded(seed).digest == digest)
  }

  @Test func isMadeForATorchvisionNetwork() throws {
    let weights = VGG16Weights.seeded(0)
    #expect(weights.source == "seeded VGG-16 (no training), seed 0")
    #expect(weights.preprocessing == .rgbImageNet)
    #expect(
      weights.convolutions.map { $0.weight.values.count + $0.bias.values.count }.reduce(0, +)
        == 14_714_688)
    #expect(weights.convolutions.allSatisfy { $0.bias.values.allSatisfy { $0 == 0 } })
    // He: standard deviation sqrt(2 / (9 · 512)), kurtosis of a normal 3; 24 / n is its variance.
    let values = try #require(weights.convolutions.last).weight.values.map(Double.init)
    let count = Double(values.count)
    let variance = values.reduce(0) { $0 + $1 * $1 } / count
    let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / count
    #expect(abs(variance * 9 * 512 / 2 - 1) < 5 * (2 / count).squareRoot())
    #expect(abs(fourth / (variance * variance) - 3) < 5 * (24 / count).squareRoot())
  }
}
