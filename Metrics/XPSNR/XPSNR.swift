import CKernels
public import Imaging
public import Results

/// XPSNR of one image (Helmrich, Bosse, Schwarz, Marpe and Wiegand 2020): PSNR whose errors count less
/// where the original is busy or bright, block by block.
public struct XPSNR: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "xpsnr", name: "XPSNR", unit: "dB", orientation: .higherIsBetter, curveScale: .identity,
      kindredObjectives: ["xpsnr"], parts: ["y", "cb", "cr"]),
    definition: """
      XPSNR (Helmrich et al. 2020) of one image as FFmpeg's filter xpsnr computes it, of Y: 8-bit
      studio-swing YCbCr of BT.601 at full resolution (4:4:4), each sample rounded half up; blocks of side
      4 floor(32 sqrt(W H / (3840 2160)) + 0.5), their squared errors weighted by one over the activity of
      the original's Y (its high-pass and, as no image precedes it, twice its mean). Peak 255. No cap:
      equal planes give inf. Parts: y (the score itself), cb, cr, with the weights of Y.
      """,
    make: { XPSNR(options: $0) })

  /// The original's planes, Y, Cb, Cr one behind the other, and the weights of its blocks.
  public struct Reference: Sendable {
    let image: Image
    let planes: [Int32]
    /// Nil for an image too small for blocks.
    let weights: [Double]?
  }

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let depth: DepthRule

  public init(options: MetricOptions = MetricOptions()) {
    depth = options.depth
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: [
        "ycbcr bt.601 studio swing 8 bit 4:4:4, halves up", "one picture after black", "peak 255",
        "y", "no cap",
      ], options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 12 * width * height, working: 12 * width * height)
  }

  public func reference(for original: Image) throws -> Reference {
    try Cancellation.check()
    let planes = Self.planes(original)
    let (width, height) = (original.width, original.height)
    let side = Int(ck_xpsnr_block(width, height))
    guard side >= 4 else { return Reference(image: original, planes: planes, weights: nil) }
    let blocks = ((width + side - 1) / side) * ((height + side - 1) / side)
    let weights = [Double](count: blocks) { ck_xpsnr_weights(planes, width, height, $0) }
    return Reference(image: original, planes: planes, weights: weights)
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.image, reconstruction, depth: depth)
    let (width, height) = (reconstruction.width, reconstruction.height)
    try Cancellation.check()
    let planes = Self.planes(reconstruction)
    let levels = (0..<3).map { plane in
      let error = reference.planes.withUnsafeBufferPointer { a in
        planes.withUnsafeBufferPointer { b -> Double in
          guard let a = a.baseAddress, let b = b.baseAddress else { return 0 }
          let start = plane * width * height
          return ck_xpsnr_error(a + start, b + start, width, height, reference.weights)
        }
      }
      return PSNR.level(ofMSE: error / Double(width * height))
    }
    return MetricScore(
      levels[0], parts: zip(descriptor.parts, levels).map { MetricScore.Part($0, $1) })
  }

  /// Y, Cb and Cr, one plane behind the other: the samples that the metric compares.
  package static func yCbCr(_ image: Image) -> [UInt8] { planes(image).map { UInt8($0) } }

  private static func planes(_ image: Image) -> [Int32] {
    let count = image.width * image.height
    return [Int32](unsafeUninitializedCapacity: 3 * count) { buffer, initialized in
      switch image.samples {
      case .eight(let values): ck_studio_ycbcr_bytes(values, count, buffer.baseAddress)
      case .sixteen(let values): ck_studio_ycbcr_words(values, count, buffer.baseAddress)
      }
      initialized = 3 * count
    }
  }
}
