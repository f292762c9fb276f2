import CKernels
public import Imaging
public import Results

/// The mean colour difference by CIEDE2000 (CIE 142; Sharma, Wu and Dalal 2005), pixel by pixel, in
/// Double. A colour difference of flat patches: it knows neither texture nor distance.
public struct CIEDE2000: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "ciede2000", name: "CIEDE2000", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, parts: ["p95", "max"]),
    definition: """
      Mean over the pixels of the colour difference CIEDE2000 (Sharma et al. 2005) with kL = kC = kH = 1:
      sRGB to linear light, XYZ by (0.4124564 0.3575761 0.1804375; 0.2126729 0.7151522 0.0721750;
      0.0193339 0.1191920 0.9503041), CIELAB whose white is that of R = G = B = 1, so that grey has no
      chroma. Parts: the 95th percentile (linear between ranks) and the largest. Of any size.
      """,
    make: { CIEDE2000(options: $0) })

  /// The original with L, a and b, one plane behind the other.
  public struct Reference: Sendable {
    let image: Image
    let lab: [Double]
  }

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let depth: DepthRule

  public init(options: MetricOptions = MetricOptions()) {
    depth = options.depth
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: [
        "srgb to linear", "white of the primaries", "kL kC kH 1", "mean over pixels",
      ], options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 24 * width * height, working: 32 * width * height)
  }

  public func reference(for original: Image) throws -> Reference {
    Reference(image: original, lab: try Self.lab(original))
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.image, reconstruction, depth: depth)
    let count = reconstruction.width * reconstruction.height
    let lab = try Self.lab(reconstruction)
    try Cancellation.check()
    var differences = [Double](count: count) { ck_ciede2000(reference.lab, lab, count, $0) }
    let mean = ck_sums_of(differences, count).sum / Double(count)
    try Cancellation.check()
    // Between the ranks around 0.95 (n - 1), as NumPy's percentile.
    let place = 0.95 * Double(count - 1)
    let (low, share) = (Int(place), place - place.rounded(.down))
    let lower = ck_select(&differences, count, low)
    let upper = low + 1 < count ? differences[(low + 1)...].min() ?? lower : lower
    let largest = differences[low...].max() ?? lower
    return MetricScore(
      mean,
      parts: [
        MetricScore.Part("p95", lower + share * (upper - lower)), MetricScore.Part("max", largest),
      ])
  }

  private static func lab(_ image: Image) throws -> [Double] {
    let count = image.width * image.height
    try Cancellation.check()
    var planes = LinearLight.planes(image)
    try Cancellation.check()
    planes.withUnsafeMutableBufferPointer { planes in
      if let start = planes.baseAddress { ck_lab(start, count, start) }
    }
    return planes
  }
}
