import Imaging
import Metrics
import Results
import TestSupport
import Testing

@Suite struct FramedMetricTests {
  static let original = TestImages.ramps(width: 70, height: 60)
  static let noisy = TestImages.ramps(width: 70, height: 60, noise: 12, seed: 5)

  @Test(arguments: ["psnr", "ssim", "psnr-phases"]) func scoresAreThoseOfCrops(id: String) throws {
    func inside(_ image: Image) -> Image { image.cropped(x: 7, y: 7, width: 56, height: 46) }
    let framed = try scored(id + "-frame7", Self.noisy, Self.original)
    #expect(framed == (try scored(id, inside(Self.noisy), inside(Self.original))))
    #expect(framed != (try scored(id, Self.noisy, Self.original)))
  }

  @Test func theDefinitionTellsTheFrame() throws {
    let definitions = try ["psnr", "psnr-frame1", "psnr-frame2"].map {
      try MetricRegistry.entry($0).make(MetricOptions()).definition
    }
    #expect(Set(definitions.map(\.fingerprint)).count == 3)
    #expect(
      definitions[2].text == "psnr-frame2; 2 pixels left out at each edge; " + definitions[0].text)
  }

  @Test func aFrameWithoutAPictureInsideIsRefused() throws {
    #expect(
      throws: MetricError.tooSmall(
        metric: "psnr-frame30", width: 70, height: 60, minimum: 61,
        remedy: "nothing would be left without the frame; leave out fewer pixels")
    ) { try scored("psnr-frame30", Self.noisy, Self.original) }
    let error = #expect(throws: MetricError.self) {
      try scored("ms-ssim-frame10", Self.noisy, Self.original)
    }
    #expect("\(try #require(error))".contains("sides of at least 181 pixels, this image is 70x60"))
  }
}
