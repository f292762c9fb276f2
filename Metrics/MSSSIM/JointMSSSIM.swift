public import Imaging
public import Results

/// MS-SSIM with one mean over all three channels at each scale, before the product: TensorFlow's
/// older `MultiScaleSSIM` script, whose numbers Lee et al. (ICLR 2019) published to nine digits.
/// In Double throughout, to agree with them to all of those.
public struct JointMSSSIM: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "ms-ssim-joint", name: "MS-SSIM (joint)", orientation: .higherIsBetter,
      curveScale: .decibelsBelowOne, parts: ScaleProduct.parts, variantOf: "ms-ssim"),
    definition: """
      As ms-ssim, but at each scale one mean over all three RGB channels before the product
      (TensorFlow's older MultiScaleSSIM script; the numbers that Lee et al. published).
      """,
    make: { JointMSSSIM(options: $0) })

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let depth: DepthRule

  public init(options: MetricOptions = MetricOptions()) {
    depth = options.depth
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: ["rgb, joint mean a scale"] + ScaleProduct.facts, options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    SSIMPyramid.memory(width: width, height: height, channels: 3)
  }

  public func reference(for original: Image) throws -> SSIMPyramid {
    try ScaleProduct.requireSides(of: original, metric: descriptor.id)
    return try SSIMPyramid(original)
  }

  public func score(_ reconstruction: Image, against original: SSIMPyramid) throws -> MetricScore {
    try requireComparable(original.image, reconstruction, depth: depth)
    let mean = ScaleProduct.mean(try original.losses(SSIMPyramid(reconstruction)))
    let parts = zip(ScaleProduct.parts, mean).map { MetricScore.Part($0, 1 - $1) }
    return MetricScore(ScaleProduct.value(mean), parts: parts)
  }
}
