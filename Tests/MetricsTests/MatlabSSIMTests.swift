import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

@Suite struct MatlabSSIMTests {
  @Test("agrees with Wang's rule by SciPy's filters", arguments: PackageGolden.matlabSSIM)
  func golden(pair: PackageGolden) throws {
    #expect(try pair.difference("ssim-matlab", from: "ssim-matlab") < 1e-12)
  }

  @Test func theGoldenFileHasEachFactor() {
    let sides = PackageGolden.matlabSSIM.map { min($0.width, $0.height) }
    #expect(Set(sides.map { Int((Double($0) / 256).rounded()) }) == [0, 1, 2, 3, 4])
  }

  /// On grey images under 384 pixels the two rules are one.
  @Test func itIsSSIMOnSmallGreyPictures() throws {
    let (original, noisy) = (grey(noise: 0), grey(noise: 20))
    let (matlab, plain) = (
      try scored("ssim-matlab", noisy, original).score, try scored("ssim", noisy, original).score
    )
    #expect(abs(matlab - plain) < 1e-12 && plain < 0.99)
  }

  private func grey(noise: Int) -> Image {
    let image = TestImages.ramps(width: 90, height: 70, noise: noise, seed: 4)
    guard case .eight(let samples) = image.samples else { return image }
    return Image(
      width: 90, height: 70,
      samples: .eight(samples.indices.map { samples[$0 / 3 * 3] }))
  }
}
