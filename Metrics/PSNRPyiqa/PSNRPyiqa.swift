public import Imaging
public import Results

/// PSNR as pyiqa (`psnr`) and piq compute it: on samples in 0...1, with 1e-8 added to the MSE, so
/// that identical images have 80 dB. For comparisons with their numbers; `psnr` has no cap.
public struct PSNRPyiqa: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "psnr-pyiqa", name: "PSNR (pyiqa)", unit: "dB", orientation: .higherIsBetter,
      curveScale: .identity, objective: "mse", variantOf: "psnr"),
    definition: """
      PSNR as pyiqa and piq compute it: -10 log10(MSE + 1e-8) in dB, the MSE over all pixels and
      channels of RGB in 0...1. Identical images have 80 dB. Below 60 dB within 0.05 dB of psnr.
      """,
    make: { PSNRPyiqa(options: $0) })

  /// The constant that the packages add to the MSE.
  private static let epsilon = 1e-8

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let depth: DepthRule

  public init(options: MetricOptions = MetricOptions()) {
    depth = options.depth
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: ["rgb in 0 1", "peak 1", "mse over pixels and channels plus 1e-8"], options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 0, working: 0)
  }

  public func reference(for original: Image) -> Image { original }

  public func score(_ reconstruction: Image, against original: Image) throws -> MetricScore {
    try requireComparable(original, reconstruction, depth: depth)
    let mse = PSNR.meanSquaredError(original, reconstruction)
    return MetricScore(PSNR.level(ofMSE: mse + 255 * 255 * Self.epsilon))
  }
}
