import Foundation
import Imaging
import Results
import TestSupport
import Testing

@Suite struct PSNRYCbCrTests {
  @Test("agrees with numpy", arguments: PackageGolden.all)
  func golden(pair: PackageGolden) throws {
    #expect(try pair.difference("psnr-ycbcr-611", from: "psnr-ycbcr-611") < 1e-10)
  }

  /// Blue one level up, by hand: Y' 0.114, Cb (1 - 0.114) / 1.772 = 0.5, Cr -0.114 / 1.402.
  @Test func oneLevelOfBlue() throws {
    let a = Image(width: 1, height: 1, samples: .eight([10, 20, 30]))
    let b = Image(width: 1, height: 1, samples: .eight([10, 20, 31]))
    let parts = try scored("psnr-ycbcr-611", b, a).parts
    let expected = [66.992706582, 54.151403522, 69.927666855]
    for (part, expected) in zip(parts, expected) {
      #expect(abs(part.score - expected) < 1e-8, "\(part)")
    }
  }

  /// Chroma of grey images is equal, and the mean is one of dB.
  @Test func greyPicturesAreInfinite() throws {
    let a = Image(width: 1, height: 1, samples: .eight([10, 10, 10]))
    let b = Image(width: 1, height: 1, samples: .eight([17, 17, 17]))
    let score = try scored("psnr-ycbcr-611", b, a)
    #expect(score.score == .infinity && score.parts[1].score == .infinity)
    #expect(abs(score.parts[0].score - 31.228842808394) < 1e-9)
  }
}
