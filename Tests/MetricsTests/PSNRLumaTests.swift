import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

@Suite struct PSNRLumaTests {
  @Test("agrees with numpy", arguments: PackageGolden.all)
  func golden(pair: PackageGolden) throws {
    #expect(try pair.difference("psnr-y", from: "psnr-y") < 1e-10)
  }

  @Test func sixteenBitsGiveWhatEightBitsGive() throws {
    let original = TestImages.ramps(width: 33, height: 21)
    let noisy = TestImages.ramps(width: 33, height: 21, noise: 9, seed: 7)
    for id in ["psnr-y", "psnr-ycbcr-611", "psnr-pyiqa"] {
      let eight = try scored(id, noisy, original).score
      let mixed = try scored(id, noisy.widened, original, MetricOptions(depth: .match)).score
      #expect(abs(eight - mixed) < 1e-12, "\(id)")
    }
  }

  /// Green one level up and red down by as much luma, in 16 bits: 587 · 299 steps of each.
  @Test func equalLumaIsInfinite() throws {
    let a = Image(width: 1, height: 1, samples: .sixteen([1000, 1000, 1000]))
    let b = Image(width: 1, height: 1, samples: .sixteen([1000 + 587, 1000 - 299, 1000]))
    #expect(try scored("psnr-y", b, a).score == .infinity)
  }
}
