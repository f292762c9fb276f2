import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

@Suite struct MSSSIMPhasesTests {
  @Test("agrees with crops scored by numpy in Double", arguments: PhaseGolden.pairs)
  func golden(pair: PhaseGolden.Pair) throws {
    let score = try scored(
      "ms-ssim-phases",
      TestImages.ramps(
        width: pair.width, height: pair.height, noise: pair.noise, seed: pair.seed),
      TestImages.ramps(width: pair.width, height: pair.height))
    for (part, expected) in zip(score.parts, pair.ms_ssim) {
      #expect(abs(part.score - expected) < 2e-7, "\(part.suffix)")
      #expect(abs((1 - part.score) / (1 - expected) - 1) < 1e-4, "\(part.suffix)")
    }
    #expect(abs(score.score - pair.ms_ssim.reduce(0, +) / 4) < 2e-7)
    let decibels = pair.ms_ssim.map { -10 * log10(1 - $0) }
    let gap = (decibels.max() ?? .nan) - (decibels.min() ?? .nan)
    #expect(abs((score.parts.last?.score ?? .nan) - gap) < 1e-3)
  }

  @Test func theGoldenFileIsThere() { #expect(PhaseGolden.pairs.count == 3) }

  /// The slow way: crop both images, score the crops.
  @Test(
    "is ms-ssim of the crops",
    arguments: [(177, 177), (192, 178), (193, 200), (208, 193), (2090, 180)])
  func crops(width: Int, height: Int) throws {
    let original = TestImages.ramps(width: width, height: height)
    for noise in [1, 40] {
      let other = TestImages.ramps(width: width, height: height, noise: noise, seed: 9)
      try compare(other, original)
      try compare(blocky(original, noise), original)
    }
  }

  @Test func sixteenBitsAreScoredAlike() throws {
    let original = TestImages.ramps(width: 190, height: 180)
    let other = TestImages.ramps(width: 190, height: 180, noise: 12, seed: 4)
    try compare(other.widened, original.widened)
  }

  private func compare(_ other: Image, _ original: Image) throws {
    let score = try scored("ms-ssim-phases", other, original)
    let (width, height) = ((original.width - 1) / 16 * 16, (original.height - 1) / 16 * 16)
    for (part, phase) in zip(score.parts, GridPhase.allCases) {
      let crops = [other, original].map {
        $0.cropped(x: phase.column, y: phase.row, width: width, height: height)
      }
      let expected = try scored("ms-ssim", crops[0], crops[1]).score
      #expect(abs(part.score - expected) < 2e-7, "\(phase)")
      #expect(abs((1 - part.score) / (1 - expected) - 1) < 1e-4, "\(phase)")
    }
    let scores = score.parts.dropLast().map(\.score)
    #expect(Set(scores).count == 4)
    #expect(score.score == scores.reduce(0, +) / 4)
  }

  /// Errors that alternate in sign from pixel to pixel inside blocks of two: the means over blocks
  /// on the grid cancel them.
  private func blocky(_ image: Image, _ size: Int) -> Image {
    guard case .eight(var samples) = image.samples else { return image }
    for index in samples.indices {
      let (x, y) = (index / 3 % image.width, index / 3 / image.width)
      let sign = (x + y) % 2 == 0 ? 1 : -1
      let error = sign * ((x / 2) * (y / 2) * 7 % (size + 2))
      samples[index] = UInt8(clamping: Int(samples[index]) + error)
    }
    return Image(width: image.width, height: image.height, samples: .eight(samples))
  }

  @Test func errorsThatTheGridCancelsShowInTheGap() throws {
    let original = TestImages.ramps(width: 200, height: 200)
    let score = try scored("ms-ssim-phases", blocky(original, 40), original)
    #expect(score.parts[0].score > score.parts[3].score)
    #expect(score.parts[4].score > 0.5, "dB")
  }

  @Test func identicalImagesHaveNoGap() throws {
    let image = TestImages.ramps(width: 180, height: 200)
    let score = try scored("ms-ssim-phases", image, image)
    #expect(score.score == 1 && score.parts.map(\.score) == [1, 1, 1, 1, 0])
  }

  @Test func sidesUnder177AreRefusedWithTheReason() throws {
    let image = TestImages.ramps(width: 200, height: 176)
    let error = #expect(throws: MetricError.self) { try scored("ms-ssim-phases", image, image) }
    #expect(error?.description.contains("at least 177 pixels, this image is 200x176") == true)
  }
}

/// The reconstructions that Lee et al. (ICLR 2019) published.
@Suite(.enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with data/lee2019"))
struct PublishedPhasesTests {
  @Test("the crops of three points, scored by numpy", arguments: ["MSE", "MS-SSIM"])
  func points(objective: String) throws {
    let data = try #require(outsideData).appendingPathComponent("data")
    let golden = try CSV.records(
      of: String(contentsOf: fixture("phases/scores.csv"), encoding: .utf8))
    let rows = golden.filter { $0[0] == objective && $0[2] == "kodim13" }
    let score = try MetricRegistry.entry("ms-ssim-phases").make(MetricOptions())
      .scorer(for: Image.read(data.appendingPathComponent("kodak/kodim13.png").path))
    for row in rows where ["0.5", "0.1", "0.12", "0.01"].contains(row[1]) {
      let path = "lee2019/Reconstructed images/\(objective) optimized/\(row[1])/kodim13.png"
      let parts = try score(Image.read(data.appendingPathComponent(path).path)).parts
      for (part, expected) in zip(parts, row[4...]) {
        #expect(abs(part.score - (Double(expected) ?? .nan)) < 2e-7, "\(row[1]) \(part.suffix)")
      }
    }
    #expect(rows.count == 9)
  }
}
