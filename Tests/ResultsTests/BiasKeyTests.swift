import Results
import Testing

@Suite struct BiasKeyTests {
  private static func metric(_ id: String, objective: String?, variantOf: String? = nil)
    -> MetricDescriptor
  {
    MetricDescriptor(
      id: id, name: id, unit: "", orientation: .higherIsBetter, curveScale: .identity,
      objective: objective, variantOf: variantOf)
  }

  private static let catalogue = MetricCatalogue([
    metric("psnr", objective: "mse"), metric("ms-ssim", objective: "ms-ssim"),
    metric("ms-ssim-phases", objective: "ms-ssim", variantOf: "ms-ssim"),
    metric("ssim", objective: "ssim"),
  ])

  @Test(
    "Hu et al. compared models of MSE and MS-SSIM, at equal PSNR and MS-SSIM",
    arguments: [
      ("psnr", "mse", "ms-ssim", true), ("ms-ssim", "mse", "ms-ssim", true),
      ("psnr", "ms-ssim", "mse", true), ("ms-ssim-phases", "mse", "ms-ssim", false),
      ("ssim", "mse", "ms-ssim", false), ("psnr", "mse", "ssim", false),
      (BiasRow.rate, "mse", "ms-ssim", false),
    ])
  func published(atEqual: String, a: String, b: String, isPublished: Bool) {
    var key = BiasKey()
    (key.atEqual, key.objectiveA, key.objectiveB) = (atEqual, a, b)
    #expect(Self.catalogue.isPublished(key) == isPublished)
  }
}
