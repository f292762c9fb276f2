import CKernels
public import Imaging
public import Results

/// Feature similarity (Zhang, Zhang, Mou and Zhang 2011), in Double: likeness of phase congruency and
/// gradient, weighted by the larger phase congruency; FSIMc counts likeness of chroma, too.
public struct FSIM: Metric {
  public static let entry = entry(
    "fsim", "FSIM", .authors, isColour: false,
    """
    FSIM (Zhang et al. 2011) of Y = 0.299 R + 0.587 G + 0.114 B on 0...255: means over F x F pixels, F the
    smaller side / 256 rounded half up (at least 1); phase congruency by log-Gabor filters (4 scales from
    wavelength 6, 4 orientations) in Double at the image's own size; gradients by Scharr's operators /
    16, zeros outside; similarities with 0.85 and 160, weighted by the larger phase congruency. F jumps
    at 384, 640, ... pixels: do not average over images of mixed size. NaN where both are flat. Sides of
    at least 32 pixels.
    """)

  public static let colourEntry = entry(
    "fsimc", "FSIMc", .authors, isColour: true,
    """
    fsim, the similarity of each pixel times (similarity of I times that of Q)^0.03 (its real part), with
    200 for both, I = 0.596 R - 0.274 G - 0.322 B and Q = 0.211 R - 0.523 G + 0.312 B.
    """)

  public static let jpegAIEntry = entry(
    "fsimc-jpeg-ai", "FSIMc (JPEG AI)", .jpegAI, isColour: true,
    """
    fsimc as the evaluation software of JPEG AI computes it (its "FSIM"): of RGB rounded to 10 bits, times
    255 / 1023.
    """)

  enum Input: Sendable {
    case authors, jpegAI
  }

  private static func entry(
    _ id: String, _ name: String, _ input: Input, isColour: Bool, _ definition: String
  ) -> MetricEntry {
    let descriptor = MetricDescriptor(
      id: id, name: name, orientation: .higherIsBetter, curveScale: .decibelsBelowOne,
      variantOf: id == "fsim" ? nil : "fsim")
    return MetricEntry(
      descriptor: descriptor, definition: definition,
      make: { FSIM(descriptor, input, isColour: isColour, $0) })
  }

  /// The original and its features.
  public struct Reference: Sendable {
    let image: Image
    let features: FSIMFeatures
  }

  public let descriptor: MetricDescriptor
  public let definition: MetricDefinition
  private let input: Input
  private let isColour: Bool
  private let depth: DepthRule

  init(_ descriptor: MetricDescriptor, _ input: Input, isColour: Bool, _ options: MetricOptions) {
    self.descriptor = descriptor
    self.input = input
    self.isColour = isColour
    depth = options.depth
    definition = .of(
      descriptor, revision: 1,
      facts: [
        input == .jpegAI ? "rgb rounded to 10 bit, times 255/1023" : "rgb",
        "f x f means, f smaller side / 256 halves up", "4 scales 4 orientations",
        "t 0.85 160" + (isColour ? " 200 200, chroma to 0.03" : ""),
      ], options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    MemoryNeed(reference: 40 * width * height, working: 200 * width * height)
  }

  public func reference(for original: Image) throws -> Reference {
    try requireSides(
      original, atLeast: 32, metric: descriptor.id,
      because: "its coarsest filter is wider than the image")
    return Reference(image: original, features: try features(original))
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.image, reconstruction, depth: depth)
    let value = reference.features.similarity(try features(reconstruction))
    let isSame = reconstruction.samples == reference.image.samples
    return MetricScore(isSame && value.isFinite ? 1 : value)
  }

  private func features(_ image: Image) throws -> FSIMFeatures {
    func plane(_ red: Double, _ green: Double, _ blue: Double) throws -> Plane {
      try Cancellation.check()
      guard input == .jpegAI else { return image.weighed(red, green, blue) }
      let rgb = try JPEGAIPlanes.rgb(image).map(\.samples)
      try Cancellation.check()
      return Plane(
        width: image.width, height: image.height,
        samples: rgb[0].indices.map {
          (red * rgb[0][$0] + green * rgb[1][$0] + blue * rgb[2][$0]) * (255.0 / 1023)
        })
    }
    return try FSIMFeatures(
      luma: input == .authors ? try LumaRule.full.plane(image) : plane(0.299, 0.587, 0.114),
      chroma: isColour ? [plane(0.596, -0.274, -0.322), plane(0.211, -0.523, 0.312)] : [])
  }
}
