public import Imaging
public import Results

/// PSNR over Y', Cb and Cr, weighted 6:1:1 (Ohm et al. 2012, for 4:2:0 video; here 4:4:4):
///
///     (6 PSNR(Y') + PSNR(Cb) + PSNR(Cr)) / 8
///
/// BT.601 in full range, not rounded, chroma at full resolution, in Double. The mean is one of dB, so
/// one equal plane, as the chroma of two grey images, makes it infinite.
public struct PSNRYCbCr: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "psnr-ycbcr-611", name: "PSNR (YCbCr 6:1:1)", unit: "dB", orientation: .higherIsBetter,
      curveScale: .identity, parts: ["y", "cb", "cr"], variantOf: "psnr"),
    definition: """
      (6 PSNR(Y') + PSNR(Cb) + PSNR(Cr)) / 8 in dB (Ohm et al. 2012), each 10 log10(255^2 / MSE) of a
      plane of BT.601 in full range (JFIF), not rounded, chroma at full resolution. No cap: one equal
      plane gives inf. 16-bit samples are divided by 257. Parts: the three planes.
      """,
    make: { PSNRYCbCr(options: $0) })

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let depth: DepthRule

  public init(options: MetricOptions = MetricOptions()) {
    depth = options.depth
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: [YCbCr.fact, "4:4:4", "peak 255", "mean of dB weighted 6:1:1", "no cap"],
      options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 0, working: 0)
  }

  public func reference(for original: Image) -> Image { original }

  public func score(_ reconstruction: Image, against original: Image) throws -> MetricScore {
    try requireComparable(original, reconstruction, depth: depth)
    let errors = YCbCr.meanSquaredErrors(original, reconstruction)
    let levels = [errors.y, errors.cb, errors.cr].map(PSNR.level)
    return MetricScore(
      (6 * levels[0] + levels[1] + levels[2]) / 8,
      parts: zip(descriptor.parts, levels).map(MetricScore.Part.init))
  }
}
