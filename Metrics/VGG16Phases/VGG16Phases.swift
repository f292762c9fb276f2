public import Imaging
public import Results

/// VGG-16 distance on the grid and one row and column off it: the shift sensitivity of its poolings
/// beside that of `MSSSIMPhases`. Two phases only, since it is the most expensive metric.
///
/// Each is `VGG16Distance` of the two crops. The phase gap is by how much the larger distance
/// exceeds the smaller, in percent.
public struct VGG16Phases: Metric {
  private static let phases: [GridPhase] = [.onGrid, .oneRowAndColumn]

  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "vgg16-phases", name: "VGG-16 (phases)", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, phases: PhaseParts(of: "VGG-16 distance", at: phases),
      variantOf: "vgg16"),
    definition: """
      vgg16 on two of the windows of ms-ssim-phases, (row, column) (0, 0) and (1, 1), the mean of
      the two. Parts: /00, /11 and /gap-percent, by how much the larger exceeds the smaller (0 where
      they are equal). Weights are those given for vgg16-phases, else those given for vgg16. Costs
      twice what vgg16 costs. Sides of at least 17 pixels.
      """,
    weights: VGG16Distance.need,
    make: { try VGG16Phases(options: $0) })

  /// The original's maps at each phase.
  public struct Reference: Sendable {
    let original: Image
    let windows: PhaseWindows
    let phases: [VGG16Distance.Reference]
  }

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let distance: VGG16Distance
  private let depth: DepthRule

  /// - Throws: `WeightError` if the weights given cannot be used.
  public init(options: MetricOptions = MetricOptions()) throws {
    var options = options
    options.weights["vgg16"] = options.weights["vgg16-phases"] ?? options.weights["vgg16"]
    distance = try VGG16Distance(options: options, isAlone: true)
    depth = options.depth
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: PhaseWindows.facts(Self.phases, of: "vgg16", revision: VGG16Distance.revision)
        + distance.facts, options: options,
      weights: distance.weights)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    let need = distance.memory(width: width, height: height)
    let crops = 2 * 6 * width * height
    return MemoryNeed(reference: 2 * need.reference + crops, working: need.working + crops)
  }

  public func reference(for original: Image) throws -> Reference {
    let windows = try PhaseWindows(
      of: original, metric: descriptor.id,
      reason: "windows of at least 16 pixels must fit, one pixel apart; leave this image out or "
        + "score it with vgg16")
    return Reference(
      original: original, windows: windows,
      phases: try Self.phases.map { try distance.reference(for: windows.crop(original, $0)) })
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.original, reconstruction, depth: depth)
    let scores = try zip(Self.phases, reference.phases).map { phase, original in
      try distance.score(reference.windows.crop(reconstruction, phase), against: original).score
    }
    return MetricScore(phases: scores, of: descriptor)
  }
}
