import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

@Suite struct SSIMTests {
  @Test("agrees with scikit-image's Gaussian window", arguments: PackageGolden.all)
  func golden(pair: PackageGolden) throws {
    #expect(try pair.difference("ssim", from: "ssim") < 1e-12)
  }

  /// One window of stripes, and the same with dark and light exchanged: the covariance is minus the
  /// variance.
  @Test func negativeValuesStay() throws {
    func stripes(_ even: UInt8, _ odd: UInt8) -> Image {
      let samples = (0..<3 * 121).map { $0 / 3 % 11 % 2 == 0 ? even : odd }
      return Image(width: 11, height: 11, samples: .eight(samples))
    }
    let score = try scored("ssim", stripes(156, 100), stripes(100, 156)).score
    #expect(score < -0.9 && score >= -1)
  }

  @Test func smallImagesAreRefusedWithTheReason() throws {
    let metric = try MetricRegistry.entry("ssim").make(MetricOptions())
    let image = TestImages.ramps(width: 40, height: 10)
    let error = #expect(throws: MetricError.self) { try metric.selfScore(image) }
    #expect(error?.description.contains("at least 11 pixels, this image is 40x10") == true)
    #expect(try metric.selfScore(TestImages.ramps(width: 11, height: 11)).score == 1)
  }
}
