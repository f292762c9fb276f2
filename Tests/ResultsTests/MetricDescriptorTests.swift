import Results
import Testing

@Suite struct MetricDescriptorTests {
  static let similarity = MetricDescriptor(
    id: "ms-ssim", name: "MS-SSIM", orientation: .higherIsBetter, curveScale: .decibelsBelowOne)
  static let distance = MetricDescriptor(
    id: "vgg16", name: "VGG-16 distance", orientation: .lowerIsBetter,
    curveScale: .negativeLogarithm, objective: nil, parts: ["relu1_2"])

  @Test func curveValuesGrowWithQuality() {
    #expect(abs(Self.similarity.curveValue(ofMean: 0.99) - 20) < 1e-12)
    #expect(Self.similarity.curveValue(ofMean: 1) == .infinity)
    #expect(Self.distance.curveValue(ofMean: 2) < Self.distance.curveValue(ofMean: 1))
    #expect(Self.distance.axisValue(ofMean: 2) == 2)
    #expect(Self.similarity.axisLabel == "MS-SSIM (dB)")
  }

  @Test func partsInheritFromTheirMetric() throws {
    let catalogue = MetricCatalogue([Self.similarity, Self.distance])
    let part = try #require(catalogue.descriptor(of: "vgg16/relu1_2"))
    #expect(part.id == "vgg16/relu1_2" && part.orientation == .lowerIsBetter)
    #expect(catalogue.descriptor(of: "vgg") == nil)
    #expect(catalogue.descriptor(of: "") == nil)
  }

  @Test func aPooledValueStandsBesideItsMetric() throws {
    let level = MetricDescriptor(
      id: "psnr", name: "PSNR", unit: "dB", orientation: .higherIsBetter, curveScale: .identity,
      objective: "mse", pooledName: "PSNR of mean MSE")
    let catalogue = MetricCatalogue([level, Self.distance])
    let pooled = try #require(catalogue.descriptor(of: "psnr-pooled"))
    #expect(pooled.axisLabel == "PSNR of mean MSE (dB)")
    #expect(pooled.objective == nil && pooled.pooled == nil)
    #expect(catalogue.descriptor(of: "vgg16-pooled") == nil)
  }
}
