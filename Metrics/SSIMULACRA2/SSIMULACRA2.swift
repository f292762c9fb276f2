import Foundation
public import Imaging
public import Results

/// SSIMULACRA 2.1 (Sneyers, Cloudinary 2022/23): structure, artifacts and lost details of an XYB image
/// at six scales, weighted to agree with many viewers. In Double.
public struct SSIMULACRA2: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "ssimulacra2", name: "SSIMULACRA 2", orientation: .higherIsBetter, curveScale: .identity),
    definition: """
      SSIMULACRA 2.1 (Sneyers 2022/23) by the rule of libjxl, in Double: linear light of sRGB to XYB; six
      scales, each half of linear light (2x2 means, an odd edge repeated), while sides are 8 or more; on
      each of X, Y, B local moments under the 11-tap window of libjxl's recursive Gaussian (sigma 1.5) with
      zeros outside; mean and 4-norm of structure's error, artifacts and lost details; 108 weights and
      the curve of the release. 100: equal, 90: visually lossless, 70 high, 50 medium, 30 low quality;
      no lower end. Not symmetric. With sides under 113 fewer scales count and, as in libjxl, the
      weights close up.
      """,
    make: { SSIMULACRA2(options: $0) })

  public typealias Reference = XYBPyramid

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let depth: DepthRule

  public init(options: MetricOptions = MetricOptions()) {
    depth = options.depth
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: [
        "version 2.1", "srgb to linear to xyb", "six scales, odd edges repeated",
        "window of 11 taps sigma 1.5, zeros outside", "in double",
      ], options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    let pyramid = 3 * 8 * width * height * 4 / 3
    return MemoryNeed(reference: pyramid, working: 2 * pyramid)
  }

  public func reference(for original: Image) throws -> XYBPyramid {
    try requireSides(
      original, atLeast: 8, metric: descriptor.id, because: "it has no scale for so small an image"
    )
    return try XYBPyramid(original)
  }

  public func score(_ reconstruction: Image, against reference: XYBPyramid) throws -> MetricScore {
    try requireComparable(reference.image, reconstruction, depth: depth)
    if reconstruction.samples == reference.image.samples { return MetricScore(100) }
    let found = try reference.errors(XYBPyramid(reconstruction))
    return MetricScore(Self.score(found))
  }

  /// - Parameter errors: plane by plane, scale by scale: three means, three 4-norms.
  static func score(_ errors: [Double]) -> Double {
    let sum = zip(errors, SSIMULACRA2Weights.all).reduce(0) { $0 + $1.0 * $1.1 }
    let linear = 0.9562382616834844 * sum
    let bent =
      2.326765642916932 * linear - 0.020884521182843837 * linear * linear
      + 6.248496625763138e-05 * linear * linear * linear
    return bent > 0 ? 100 - 10 * pow(bent, 0.6276336467831387) : 100
  }
}
