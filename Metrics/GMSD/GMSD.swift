import CKernels
public import Imaging
public import Results

/// Gradient magnitude similarity deviation (Xue, Zhang, Mou and Bovik 2014), in Double: how unevenly the
/// similarity of gradients is spread.
///
/// Computed from 1 - similarity, (g1 - g2)² / (g1² + g2² + T), whose deviation is the same
/// and whose digits do not cancel; identical images give exactly 0.
public struct GMSD: Metric {
  public static let entry = entry(
    "gmsd", "GMSD", .full,
    """
    GMSD (Xue et al. 2014): luma Y' = 0.299 R + 0.587 G + 0.114 B (full range, not rounded) on 0...255, 2x2
    means (an odd last row or column left out), gradients by Prewitt's operators / 3 with zeros outside,
    q = (2 g1 g2 + 170) / (g1^2 + g2^2 + 170), and the standard deviation (n - 1) of q. Part: 1 - mean
    of q. Sides of at least 4 pixels.
    """)

  public static let matlabEntry = entry(
    "gmsd-matlab", "GMSD (MATLAB)", .matlab,
    """
    gmsd of the grey that MATLAB's rgb2gray makes (rounded to whole levels, halves up), as the authors'
    code has it; at odd sizes that code's handling of the last row and column is not known here.
    """)

  private static func entry(
    _ id: String, _ name: String, _ luma: LumaRule, _ definition: String
  ) -> MetricEntry {
    let descriptor = MetricDescriptor(
      id: id, name: name, orientation: .lowerIsBetter, curveScale: .negativeLogarithm,
      parts: ["mean"], variantOf: id == "gmsd" ? nil : "gmsd")
    return MetricEntry(
      descriptor: descriptor, definition: definition,
      make: { GMSD(descriptor, luma, $0) })
  }

  /// The original and its gradients.
  public struct Reference: Sendable {
    let image: Image
    let gradient: Plane
  }

  public let descriptor: MetricDescriptor
  public let definition: MetricDefinition
  private let luma: LumaRule
  private let depth: DepthRule

  init(_ descriptor: MetricDescriptor, _ luma: LumaRule, _ options: MetricOptions) {
    self.descriptor = descriptor
    self.luma = luma
    depth = options.depth
    definition = .of(
      descriptor, revision: 1,
      facts: [
        luma.fact, "2x2 means, odd sides cut", "prewitt / 3, zeros outside", "t 170",
        "standard deviation n - 1",
      ], options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 2 * width * height, working: 14 * width * height)
  }

  public func reference(for original: Image) throws -> Reference {
    try requireSides(
      original, atLeast: 4, metric: descriptor.id,
      because: "its halved image has fewer than two samples a side")
    return Reference(image: original, gradient: try gradient(original))
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.image, reconstruction, depth: depth)
    let lacks = reference.gradient.dissimilarity(try gradient(reconstruction), 170).samples
    let count = Double(lacks.count)
    let sums = ck_sums_of(lacks, lacks.count)
    let spread = max(0, sums.squares - sums.sum * sums.sum / count)
    return MetricScore(
      (spread / (count - 1)).squareRoot(), parts: [MetricScore.Part("mean", sums.sum / count)])
  }

  private func gradient(_ image: Image) throws -> Plane {
    try Cancellation.check()
    return try luma.plane(image).blockMeans(2).gradient(side: 1.0 / 3, centre: 1.0 / 3)
  }
}
