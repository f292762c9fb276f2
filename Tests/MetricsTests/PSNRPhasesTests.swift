import Imaging
import Metrics
import Results
import TestSupport
import Testing

@Suite struct PSNRPhasesTests {
  @Test("agrees with crops scored by numpy", arguments: PhaseGolden.pairs)
  func golden(pair: PhaseGolden.Pair) throws {
    let score = try scored(
      "psnr-phases",
      TestImages.ramps(
        width: pair.width, height: pair.height, noise: pair.noise, seed: pair.seed),
      TestImages.ramps(width: pair.width, height: pair.height))
    for (part, expected) in zip(score.parts, pair.psnr) {
      #expect(abs(part.score - expected) < 1e-9, "\(part.suffix)")
    }
    #expect(abs(score.score - pair.psnr.reduce(0, +) / 4) < 1e-9)
  }

  @Test("is psnr of the crops", arguments: [(17, 17), (32, 40), (33, 18), (49, 48)])
  func crops(width: Int, height: Int) throws {
    let original = TestImages.ramps(width: width, height: height)
    let other = TestImages.ramps(width: width, height: height, noise: 30, seed: 3)
    for (other, original) in [(other, original), (other.widened, original.widened)] {
      let parts = try scored("psnr-phases", other, original).parts
      for (part, phase) in zip(parts, GridPhase.allCases) {
        let crops = [other, original].map {
          $0.cropped(
            x: phase.column, y: phase.row, width: (width - 1) / 16 * 16,
            height: (height - 1) / 16 * 16)
        }
        let expected = try scored("psnr", crops[0], crops[1]).score
        #expect(abs(part.score - expected) < 1e-9, "\(phase)")
      }
    }
  }

  @Test func anErrorThatSomeWindowsDoNotSeeMakesAnInfiniteGap() throws {
    let original = TestImages.ramps(width: 20, height: 20)
    guard case .eight(var samples) = original.samples else { return }
    samples[0] ^= 1
    let other = Image(width: 20, height: 20, samples: .eight(samples))
    let parts = try scored("psnr-phases", other, original).parts.map(\.score)
    #expect(parts[0].isFinite && parts[1...].allSatisfy { $0 == .infinity })
    let same = try scored("psnr-phases", original, original).parts.map(\.score)
    #expect(same == [.infinity, .infinity, .infinity, .infinity, 0])
  }

  @Test func tinyImagesAreRefusedWithTheReason() throws {
    let image = TestImages.ramps(width: 16, height: 90)
    let error = #expect(throws: MetricError.self) { try scored("psnr-phases", image, image) }
    #expect(error?.description.contains("at least 17 pixels, this image is 16x90") == true)
  }
}
