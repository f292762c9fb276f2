public import Imaging
public import Results

/// Structural similarity (Wang, Bovik, Sheikh and Simoncelli 2004) at the image's own resolution, in
/// Double.
///
/// SSIM = mean of (2 μx μy + C1) (2 σxy + C2) / ((μx² + μy² + C1) (σx² + σy² + C2)) with an 11x11
/// Gaussian window of sigma 1.5 applied VALID, K1 0.01, K2 0.03, L 255; each RGB channel, then the
/// mean of the channels. Range -1...1, and exactly 1 for identical images; negative values stay.
///
/// Where others differ: Wang's MATLAB code scores grey after shrinking the image to about 256 pixels
/// (`MatlabSSIM`); pyiqa the luma; scikit-image by default a flat 7x7 window with sample covariances.
public struct SSIM: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "ssim", name: "SSIM", orientation: .higherIsBetter, curveScale: .decibelsBelowOne,
      objective: "ssim", kindredObjectives: ["ms-ssim"]),
    definition: """
      SSIM (Wang et al. 2004): 11x11 Gaussian window, sigma 1.5, K1 0.01, K2 0.03, L 255, VALID, at
      the image's own resolution (no downsampling), each RGB channel by itself, then the mean of the
      channels. In dB: -10 log10(1 - SSIM) of a set's mean. Sides of at least 11 pixels.
      """,
    make: { SSIM(options: $0) })

  public let descriptor: MetricDescriptor
  public let definition: MetricDefinition
  private let planes: @Sendable (Image) -> [Plane]
  private let planeCount: Int
  private let depth: DepthRule

  public init(options: MetricOptions = MetricOptions()) {
    self.init(
      Self.entry.descriptor, colour: "rgb, mean of the channels' values",
      scale: "one scale, no downsampling", planeCount: 3, options
    ) { image in (0..<3).map(image.plane) }
  }

  /// - Parameter planes: what stands for the image's channels; their values are averaged.
  init(
    _ descriptor: MetricDescriptor, colour: String, scale: String, planeCount: Int,
    _ options: MetricOptions, planes: @escaping @Sendable (Image) -> [Plane]
  ) {
    self.descriptor = descriptor
    self.planes = planes
    self.planeCount = planeCount
    depth = options.depth
    definition = .of(
      descriptor, revision: 1,
      facts: [colour, "window 11 sigma 1.5 valid", "K 0.01 0.03", "L 255", scale],
      options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    SSIMPyramid.memory(width: width, height: height, channels: planeCount)
  }

  public func reference(for original: Image) throws -> SSIMPyramid {
    let minimum = GaussianWindow.margin + 1
    guard min(original.width, original.height) >= minimum else {
      throw MetricError.tooSmall(
        metric: descriptor.id, width: original.width, height: original.height, minimum: minimum,
        remedy: "its 11-pixel window does not fit; leave this image out or score it with psnr")
    }
    return try pyramid(original)
  }

  public func score(_ reconstruction: Image, against original: SSIMPyramid) throws -> MetricScore {
    try requireComparable(original.image, reconstruction, depth: depth)
    let losses = try original.losses(pyramid(reconstruction)).map { $0[0] }
    return MetricScore(1 - losses.reduce(0, +) / Double(losses.count))
  }

  private func pyramid(_ image: Image) throws -> SSIMPyramid {
    try SSIMPyramid(image, planes: planes(image), scales: 1)
  }
}
