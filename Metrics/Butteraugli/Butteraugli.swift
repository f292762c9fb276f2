import CKernels
import Foundation
public import Imaging
public import Results

/// Butteraugli (Alakuijala et al., the model of libjxl), in Double: the visible difference of two images
/// on a display of 80 nits, its maximum or its 3-norm. Not symmetric.
public struct Butteraugli: Metric {
  public static let entry = entry(
    MetricDescriptor(
      id: "butteraugli", name: "Butteraugli", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, kindredObjectives: ["butteraugli"]), isNorm: false,
    """
    Butteraugli of libjxl (its model of 2022 and later), in Double, the maximum of the map: linear light of
    sRGB at 80 nits, cones that adapt to their surroundings, four frequency bands, differences along 16
    lines, masked by the original; two scales (one under 15 pixels), 0.85 and 0.5. 0: equal; 1: just
    visible on a careful look. libjxl in float gives the same within 2e-4 of the value; its version 0.7
    is up to 4.7 % lower. Sides of at least 8 pixels.
    """)

  public static let normEntry = entry(
    MetricDescriptor(
      id: "butteraugli-p3", name: "Butteraugli 3-norm", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, kindredObjectives: ["butteraugli"],
      variantOf: "butteraugli"), isNorm: true,
    """
    The "3-norm" that butteraugli_main prints of the map of butteraugli: the mean of its 3-, 6- and 12-norm.
    Steadier than the maximum, which is the value of one pixel.
    """)

  private static func entry(
    _ descriptor: MetricDescriptor, isNorm: Bool, _ definition: String
  ) -> MetricEntry {
    MetricEntry(
      descriptor: descriptor, definition: definition,
      make: { Butteraugli(descriptor, isNorm: isNorm, $0) })
  }

  /// The original's bands at both scales.
  public struct Reference: Sendable {
    let image: Image
    let scales: [ButteraugliBands]
  }

  public let descriptor: MetricDescriptor
  public let definition: MetricDefinition
  private let isNorm: Bool
  private let depth: DepthRule

  init(_ descriptor: MetricDescriptor, isNorm: Bool, _ options: MetricOptions) {
    self.descriptor = descriptor
    self.isNorm = isNorm
    depth = options.depth
    definition = .of(
      descriptor, revision: 1,
      facts: [
        "libjxl's model of 2022", "srgb at 80 nits", "two scales 0.85 0.5",
        isNorm ? "mean of 3-, 6- and 12-norm" : "maximum", "in double",
      ], options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 110 * width * height, working: 190 * width * height)
  }

  public func reference(for original: Image) throws -> Reference {
    try requireSides(
      original, atLeast: 8, metric: descriptor.id, because: "its bands need a larger image")
    return Reference(image: original, scales: try ButteraugliBands.scales(original))
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.image, reconstruction, depth: depth)
    let (width, height) = (reconstruction.width, reconstruction.height)
    let maps = try zip(reference.scales, ButteraugliBands.scales(reconstruction)).map {
      try $0.map($1)
    }
    var room = [Double](repeating: 0, count: 3 * width)
    var most = 0.0
    var powers = [0.0, 0, 0]
    ck_butteraugli_scores(
      maps[0], maps.count > 1 ? maps[1] : nil, width, height, &room, &most, &powers)
    guard isNorm else { return MetricScore(most) }
    let norms = zip(powers, [3.0, 6, 12]).map { pow($0 / Double(width * height), 1 / $1) }
    return MetricScore(norms.reduce(0, +) / 3)
  }
}
