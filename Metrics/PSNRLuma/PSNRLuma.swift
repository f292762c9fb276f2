public import Imaging
public import Results

/// PSNR of luma: 10 log10(255² / MSE of Y') with Y' of BT.601 in full range, not rounded, in Double.
/// No cap: equal luma gives infinity.
///
/// Where others differ: video tools take Y' of the coded YUV planes, mostly in limited range (16 to
/// 235: 1.32 dB more for the same error) and rounded to 8 bits; HD video has the weights of BT.709.
public struct PSNRLuma: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "psnr-y", name: "PSNR (luma)", unit: "dB", orientation: .higherIsBetter,
      curveScale: .identity, variantOf: "psnr"),
    definition: """
      10 log10(255^2 / MSE) in dB of luma, Y' = 0.299 R + 0.587 G + 0.114 B (BT.601, full range, as
      in JPEG), not rounded. No cap: equal luma gives inf. 16-bit samples are divided by 257.
      Imported curves of this name may rest on another luma: see the page.
      """,
    make: { PSNRLuma(options: $0) })

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let depth: DepthRule

  public init(options: MetricOptions = MetricOptions()) {
    depth = options.depth
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: [YCbCr.lumaFact, "peak 255", "mse over pixels", "no cap"], options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 0, working: 0)
  }

  public func reference(for original: Image) -> Image { original }

  public func score(_ reconstruction: Image, against original: Image) throws -> MetricScore {
    try requireComparable(original, reconstruction, depth: depth)
    let mse = YCbCr.meanSquaredErrors(original, reconstruction).y
    return MetricScore(PSNR.level(ofMSE: mse))
  }
}
