import Imaging
import Metrics
import Results
import TestSupport
import Testing

/// MS-SSIM in float against the plain version in Double.
@Suite struct SSIMOriginalTests {
  /// MS-SSIM of the plain version, and the mean losses of each scale.
  private func plain(_ reconstruction: Image, _ original: Image) throws -> (
    score: Double, parts: [Double]
  ) {
    let losses = try SSIMPyramid(original).losses(SSIMPyramid(reconstruction))
    return (
      losses.map(ScaleProduct.value).reduce(0, +) / 3,
      (0..<ScaleProduct.scales).map { scale in losses.map { $0[scale] }.reduce(0, +) / 3 }
    )
  }

  @Test(
    "2e-7, and 1e-4 of 1 - SSIM",
    arguments: [
      (161, 161), (161, 200), (162, 161), (163, 177), (191, 170), (176, 223), (255, 257),
      (320, 161), (2100, 165),
    ])
  func agreement(width: Int, height: Int) throws {
    let original = TestImages.ramps(width: width, height: height)
    for noise in [1, 3, 30, 120] {
      let other = TestImages.ramps(width: width, height: height, noise: noise, seed: 5)
      let (fast, slow) = (try scored("ms-ssim", other, original), try plain(other, original))
      #expect(abs(fast.score - slow.score) < 2e-7, "noise \(noise)")
      #expect(abs((1 - fast.score) / (1 - slow.score) - 1) < 1e-4, "noise \(noise)")
      for (part, loss) in zip(fast.parts, slow.parts) {
        #expect(abs(part.score - (1 - loss)) < 2e-7, "\(part.suffix), noise \(noise)")
      }
    }
  }

  /// One level in one sample of many: MS-SSIM near 0.9999 and above.
  @Test("nearly identical images", arguments: [2, 10, 50, 400])
  func nearlyIdentical(everyNth: Int) throws {
    let original = TestImages.ramps(width: 200, height: 190)
    guard case .eight(var samples) = original.samples else { return }
    for index in stride(from: 0, to: samples.count, by: everyNth) {
      samples[index] = samples[index] == 255 ? 254 : samples[index] + 1
    }
    let other = Image(width: 200, height: 190, samples: .eight(samples))
    let (fast, slow) = (
      try scored("ms-ssim", other, original).score, try plain(other, original).score
    )
    #expect(slow > 0.999 && slow < 1)
    #expect(abs((1 - fast) / (1 - slow) - 1) < 1e-4, "\(slow)")
  }

  @Test("memory of an earlier original changes nothing", arguments: ["ms-ssim", "ms-ssim-phases"])
  func recycledMemory(id: String) throws {
    let sizes = [(300, 200), (181, 179), (211, 300), (300, 200)]
    let used = try MetricRegistry.entry(id).make(MetricOptions())
    for (place, size) in sizes.enumerated() {
      let original = TestImages.ramps(width: size.0, height: size.1)
      let other = TestImages.ramps(
        width: size.0, height: size.1, noise: 10, seed: UInt64(place))
      #expect(try used.score(other, original: original) == scored(id, other, original))
    }
  }

  @Test func sixteenBitsThatAreNoWholeLevels() throws {
    let (width, height) = (173, 166)
    guard case .eight(let a) = TestImages.ramps(width: width, height: height).samples,
      case .eight(let b) = TestImages.ramps(width: width, height: height, noise: 4, seed: 2).samples
    else { return }
    func widened(_ values: [UInt8], _ step: Int) -> Image {
      Image(
        width: width, height: height,
        samples: .sixteen(
          values.enumerated().map { UInt16(Int($1) * 256 + ($0 * step) % 256) }))
    }
    let (original, other) = (widened(a, 37), widened(b, 101))
    let (fast, slow) = (
      try scored("ms-ssim", other, original).score, try plain(other, original).score
    )
    #expect(abs(fast - slow) < 2e-7)
    #expect(abs((1 - fast) / (1 - slow) - 1) < 1e-4)
  }
}
