import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing
import Weights

@Suite struct LPIPSTests {
  @Test("agrees with the lpips package", arguments: CalibratedGolden.all, [false, true])
  func golden(golden: CalibratedGolden, exact: Bool) throws {
    let score = try golden.score("lpips-vgg", exact: exact)
    let relative = exact ? 1e-5 : golden.relative
    #expect(abs(score.score / golden.lpips - 1) < relative)
    for (part, expected) in zip(score.parts, golden.layers) {
      #expect(abs(part.score / expected - 1) < 10 * relative, "\(part)")
    }
  }

  @Test func theGoldenFileIsThere() { #expect(CalibratedGolden.all.count == 8) }

  @Test func withoutWeightsTheErrorSaysWhereTheyComeFrom() throws {
    let error = #expect(throws: MetricError.self) {
      try MetricRegistry.entry("lpips-vgg").make(MetricOptions())
    }
    let text = error?.description ?? ""
    #expect(text.contains("weights/v0.1/vgg.pth of the Python package lpips"))
    #expect(text.contains("--lpips vgg.pth") && text.contains("{lpips-vgg: lpips-vgg.h5}"))
  }

  @Test func weightsWithoutFactorsAreRefused() throws {
    let path = fixture("vgg/narrow.safetensors").path
    let error = #expect(throws: NetworkError.self) {
      try MetricRegistry.entry("lpips-vgg").make(MetricOptions(weights: ["lpips-vgg": path]))
    }
    #expect(error?.description.contains("has no \"lin0.model.1.weight\"") == true)
  }

  @Test func smallImagesAreRefused() throws {
    let image = TestImages.ramps(width: 40, height: 15)
    let metric = try MetricRegistry.entry("lpips-vgg").make(MetricLawsTests.options)
    let error = #expect(throws: MetricError.self) { try metric.selfScore(image) }
    #expect(error?.description.contains("at least 16 pixels") == true)
  }
}
