public import Imaging
public import Results

/// MS-SSIM at the four phases of its 2x2 means, a test of whether the metric is being gamed.
///
/// The means between the scales lie on a fixed grid, and codecs that are trained for MS-SSIM place
/// their errors where the grid cancels them. Original and reconstruction are cut alike, at row and
/// column 0 or 1, into windows of equal size; a codec that knows nothing of the grid scores about
/// the same in all four. The score is their mean; parts are the four and the phase gap, largest
/// minus smallest in dB. Each is `MSSSIM` of the two crops, within its tolerance.
public struct MSSSIMPhases: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "ms-ssim-phases", name: "MS-SSIM (phases)", orientation: .higherIsBetter,
      curveScale: .decibelsBelowOne, objective: "ms-ssim", kindredObjectives: ["ssim"],
      phases: PhaseParts(of: "MS-SSIM"), variantOf: "ms-ssim"),
    definition: """
      ms-ssim at the four phases of its 2x2 means, the mean of the four: original and
      reconstruction are cut alike into windows of equal size, the largest multiple of 16 that fits
      at offset 1, at (row, column) (0, 0) (0, 1) (1, 0) (1, 1). Parts: the four, such as /01, and
      /gap-db, largest minus smallest in dB (0 where all are equal). Sides of at least 177 pixels.
      """,
    make: { MSSSIMPhases(options: $0) })

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let depth: DepthRule
  private let stores = SSIMStores()

  public init(options: MetricOptions = MetricOptions()) {
    depth = options.depth
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: PhaseWindows.facts(GridPhase.allCases, of: "ms-ssim", revision: MSSSIM.revision)
        + MSSSIM.facts, options: options)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    let samples = SSIMPhaseOriginal.samples(width: width, height: height)
    let float = MemoryLayout<Float>.stride
    return MemoryNeed(reference: 3 * float * samples.original, working: float * samples.other)
  }

  public func reference(for original: Image) throws -> SSIMPhaseOriginal {
    let windows = try PhaseWindows(
      of: original, metric: descriptor.id, least: ScaleProduct.minimumSide,
      reason: "four windows of at least 176 pixels must fit side by side, one pixel apart; leave "
        + "this image out")
    return try SSIMPhaseOriginal(original, windows, from: stores)
  }

  public func score(
    _ reconstruction: Image, against original: SSIMPhaseOriginal
  ) throws -> MetricScore {
    try requireComparable(original.image, reconstruction, depth: depth)
    let channels = try (0..<3).map { try original.losses(of: reconstruction, channel: $0) }
    let scores = GridPhase.allCases.indices.map { phase in
      channels.map { ScaleProduct.value($0[phase]) }.reduce(0, +) / 3
    }
    return MetricScore(phases: scores, of: descriptor)
  }
}
