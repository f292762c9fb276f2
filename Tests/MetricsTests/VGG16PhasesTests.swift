import Imaging
import Metrics
import Results
import TestSupport
import Testing

@Suite struct VGG16PhasesTests {
  @Test func isTheDistanceOfTheCrops() throws {
    let original = TestImages.ramps(width: 37, height: 34)
    let other = TestImages.ramps(width: 37, height: 34, noise: 25, seed: 6)
    let score = try scored("vgg16-phases", other, original)
    let expected = try [0, 1].map { offset in
      let crops = [other, original].map {
        $0.cropped(x: offset, y: offset, width: 32, height: 32)
      }
      return try scored("vgg16", crops[0], crops[1]).score
    }
    #expect(score.parts.dropLast().map(\.score) == expected)
    #expect(score.score == (expected[0] + expected[1]) / 2)
    let ratio = (expected.max() ?? .nan) / (expected.min() ?? .nan)
    #expect(abs(score.parts[2].score - 100 * (ratio - 1)) < 1e-9)
    #expect(ratio > 1)
  }

  @Test func theDefinitionNamesTheWeights() throws {
    let phases = try MetricRegistry.entry("vgg16-phases").make(MetricOptions()).definition
    let plain = try MetricRegistry.entry("vgg16").make(MetricOptions()).definition
    #expect(phases.weights == plain.weights && phases.weights.contains("(no training)"))
    let digest = try #require(plain.text.split(separator: "; ").last)
    #expect(digest.hasPrefix("weights ") && phases.text.hasSuffix(digest))
  }

  @Test func weightsOfVGG16ServeUnlessItHasItsOwn() throws {
    for id in ["vgg16", "vgg16-phases"] {
      #expect(throws: (any Error).self) {
        try VGG16Phases(options: MetricOptions(weights: [id: "/no/such/weights.h5"]))
      }
    }
  }
}
