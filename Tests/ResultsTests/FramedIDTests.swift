import Results
import Testing

@Suite struct FramedIDTests {
  @Test func idsAreReadAsTheyAreWritten() {
    #expect(FramedID("psnr-frame16") == FramedID(metric: "psnr", pixels: 16))
    #expect(FramedID("ms-ssim-y-frame2")?.id == "ms-ssim-y-frame2")
    for other in [
      "psnr", "psnr-frame", "psnr-frame0", "-frame16", "psnr-frame16/x", "psnr-frame+1",
    ] {
      #expect(FramedID(other) == nil, "\(other)")
    }
  }

  @Test func eachMetricIsAddedOnce() {
    #expect(
      FramedID.adding(frame: 8, to: ["psnr", "d", "psnr-frame8", "d-frame2"]) == [
        "psnr", "d", "psnr-frame8", "d-frame2", "d-frame8",
      ])
  }

  private static let psnr = MetricDescriptor(
    id: "psnr", name: "PSNR", unit: "dB", orientation: .higherIsBetter, curveScale: .identity,
    objective: "mse")
  private static let distance = MetricDescriptor(
    id: "d", name: "D", orientation: .lowerIsBetter, curveScale: .negativeLogarithm,
    parts: ["first"])

  @Test func aCatalogueKnowsFramesOfItsMetrics() throws {
    let catalogue = MetricCatalogue([Self.psnr, Self.distance])
    let framed = try #require(catalogue.descriptor(of: "psnr-frame16"))
    #expect(framed.frame == 16 && framed.objective == nil && framed.unit == "dB")
    #expect(catalogue.descriptor(of: "d-frame3/first")?.id == "d-frame3/first")
    #expect(catalogue.descriptor(of: "x-frame3") == nil)
    #expect(
      catalogue.addingFramed(["d-frame3", "psnr", "x-frame3"]).descriptors.map(\.id) == [
        "psnr", "d", "d-frame3",
      ])
    #expect(Self.distance.isRatioDistance && !Self.distance.framed(3).isRatioDistance)
  }

  @Test func theGapIsWithoutTheFrameMinusWhole() {
    #expect(Self.psnr.frameGap(whole: 30, framed: 32) == 2)
    #expect(abs(Self.distance.frameGap(whole: 0.4, framed: 0.3) + 25) < 1e-12)
    #expect(Self.psnr.frameGap(whole: .infinity, framed: .infinity).isNaN)
    #expect(Self.psnr.frameGapUnit == "dB" && Self.distance.frameGapUnit == "%")
    let similarity = MetricDescriptor(
      id: "s", name: "S", orientation: .higherIsBetter, curveScale: .decibelsBelowOne)
    #expect(abs(similarity.frameGap(whole: 0.9, framed: 0.99) - 10) < 1e-9)
    #expect(similarity.frameGapUnit == "dB")
  }
}
