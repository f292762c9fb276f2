public import Imaging
public import Results

/// MS-SSIM by another rule than `MSSSIM`'s: one implementation, in Double, for all rules that keep
/// the window, the constants, the weights and the five scales.
public struct MSSSIMVariant: Metric {
  /// The rule for negative contrast-structure; the text is its name in definitions.
  enum NegativeContrast: String, Sendable {
    case zeroInWindows = "negative contrast 0 in each window"
    case zeroInMeans = "negative means 0"
    /// A power of it is complex: no score.
    case undefined = "negative means nan"
  }

  /// Where the rules differ.
  struct Rule: Sendable {
    /// The planes in place of the image's channels; their values are averaged.
    let planes: @Sendable (Image) throws -> [Plane]
    let planeCount: Int
    let colourFact: String
    let oddSides: OddSides
    let negative: NegativeContrast
    /// Whether `planes` fills images that are too small.
    var isFilled = false
  }

  public let descriptor: MetricDescriptor
  public let definition: MetricDefinition
  private let rule: Rule
  private let depth: DepthRule

  private init(_ descriptor: MetricDescriptor, _ rule: Rule, _ options: MetricOptions) {
    self.descriptor = descriptor
    self.rule = rule
    depth = options.depth
    definition = .of(
      descriptor, revision: 1,
      facts: [rule.colourFact]
        + ScaleProduct.facts(rule.oddSides, negative: rule.negative.rawValue),
      options: options)
  }

  /// The line of the registry for a rule.
  ///
  /// - Parameter objective: nil for a rule that stood for imported curves only, before it was computed.
  static func entry(
    id: String, name: String, objective: String? = "ms-ssim", definition: String, rule: Rule
  ) -> MetricEntry {
    let descriptor = MetricDescriptor(
      id: id, name: name, orientation: .higherIsBetter, curveScale: .decibelsBelowOne,
      objective: objective, kindredObjectives: objective == nil ? [] : ["ssim"],
      parts: ScaleProduct.parts, variantOf: "ms-ssim")
    return MetricEntry(
      descriptor: descriptor, definition: definition,
      make: { MSSSIMVariant(descriptor, rule, $0) })
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    SSIMPyramid.memory(width: width, height: height, channels: rule.planeCount)
  }

  public func reference(for original: Image) throws -> SSIMPyramid {
    if !rule.isFilled { try ScaleProduct.requireSides(of: original, metric: descriptor.id) }
    return try pyramid(original)
  }

  public func score(_ reconstruction: Image, against original: SSIMPyramid) throws -> MetricScore {
    try requireComparable(original.image, reconstruction, depth: depth)
    let losses = try original.losses(pyramid(reconstruction)) { x, y in
      rule.negative == .zeroInWindows ? x.lossesClippedByWindow(y) : x.losses(y)
    }
    let parts = zip(ScaleProduct.parts, ScaleProduct.mean(losses)).map {
      MetricScore.Part($0, 1 - $1)
    }
    let values = losses.map { losses in
      rule.negative == .undefined && losses.contains { $0 > 1 } ? .nan : ScaleProduct.value(losses)
    }
    return MetricScore(values.reduce(0, +) / Double(values.count), parts: parts)
  }

  private func pyramid(_ image: Image) throws -> SSIMPyramid {
    try SSIMPyramid(image, planes: try rule.planes(image), oddSides: rule.oddSides)
  }
}

extension MSSSIMVariant.Rule {
  /// Each RGB channel, then the mean of their values.
  static func rgb(_ oddSides: OddSides) -> Self {
    Self(
      planes: { image in (0..<3).map(image.plane) }, planeCount: 3,
      colourFact: "rgb, mean of the channels' values", oddSides: oddSides, negative: .zeroInMeans)
  }
}
