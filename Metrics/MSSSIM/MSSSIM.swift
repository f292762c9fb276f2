public import Imaging
public import Results

/// Multi-scale structural similarity (Wang, Simoncelli and Bovik 2003), in float.
///
/// MS-SSIM = l₅ · Π csₛ^wₛ over five scales, with an 11x11 Gaussian window of sigma 1.5 applied
/// VALID, K1 0.01, K2 0.03, L 255, weights .0448 .2856 .3001 .2363 .1333; between scales a 2x2 mean
/// with odd sides extended symmetrically at bottom and right; a negative mean is set to 0.
/// Range 0...1, and exactly 1 for identical images. Within 2e-7 of the same in Double, and 1 -
/// MS-SSIM within 1e-4 of itself (`ck_ssim_float_losses` says how).
///
/// Where we differ: pytorch-msssim pads odd sides with counted zeros at left and top, piq
/// replicates there, pyiqa scores the luma of YIQ; on even sizes we agree with pytorch-msssim
/// and TensorFlow to their float precision.
public struct MSSSIM: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "ms-ssim", name: "MS-SSIM", orientation: .higherIsBetter, curveScale: .decibelsBelowOne,
      objective: "ms-ssim", kindredObjectives: ["ssim"], parts: ScaleProduct.parts),
    definition: """
      Multi-scale SSIM (Wang et al. 2003): 11x11 Gaussian window, sigma 1.5, K1 0.01, K2 0.03,
      L 255, VALID, five scales with weights .0448 .2856 .3001 .2363 .1333, 2x2 mean between
      scales with odd sides extended symmetrically at bottom and right (TensorFlow's rule),
      negative mean contrast set to 0, each RGB channel by itself, then the mean of the channels.
      In dB: -10 log10(1 - MS-SSIM) of a set's mean. Sides of at least 161 pixels.
      """,
    make: { MSSSIM(options: $0) })

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  let depth: DepthRule
  private let stores = SSIMStores()

  public init(options: MetricOptions = MetricOptions()) {
    depth = options.depth
    definition = .of(
      Self.entry.descriptor, revision: Self.revision, facts: Self.facts, options: options)
  }

  static let revision = 2
  static let facts =
    ["rgb, mean of the channels' values"] + ScaleProduct.facts
    + ["float32 of samples minus 128, rows summed in float64"]

  public func memory(width: Int, height: Int) -> MemoryNeed {
    let pyramid = FloatPyramid(width: width, height: height)
    let number = MemoryLayout<Float>.stride
    return MemoryNeed(
      reference: 3 * 3 * pyramid.count * number, working: pyramid.bandsCount * number)
  }

  public func reference(for original: Image) throws -> SSIMOriginal {
    try ScaleProduct.requireSides(of: original, metric: descriptor.id)
    return try SSIMOriginal(original, from: stores)
  }

  public func score(_ reconstruction: Image, against original: SSIMOriginal) throws -> MetricScore {
    try requireComparable(original.image, reconstruction, depth: depth)
    let losses = try (0..<3).map { try original.losses(of: reconstruction, channel: $0) }
    let parts = zip(ScaleProduct.parts, ScaleProduct.mean(losses)).map {
      MetricScore.Part($0, 1 - $1)
    }
    return MetricScore(losses.map(ScaleProduct.value).reduce(0, +) / 3, parts: parts)
  }
}
