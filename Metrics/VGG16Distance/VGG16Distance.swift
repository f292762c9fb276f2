public import Imaging
internal import Layers
public import Results
package import Weights

/// Squared distance of two images in the feature maps relu1_2, relu2_2, relu3_3 and relu4_3 of
/// VGG-16 (Johnson, Alahi and Fei-Fei 2016, the feature reconstruction loss of equation 2).
///
/// Per layer: sum of squared differences / (C H W), maps after their rectifier. The score is the
/// mean of the four layers. Identical images give exactly 0. Maps are Float, the sums Double;
/// poolings round down, as in torchvision and Keras.
///
/// Weights come from a file, or are seeded and untrained, which the definition then says. Values
/// under different weights are not comparable.
///
/// Where we differ: piq's `ContentLoss` takes relu3_3 alone and sums over channels (C times
/// Johnson's value); LPIPS normalises each pixel's features and weights the channels.
public struct VGG16Distance: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "vgg16", name: "VGG-16 distance", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, parts: VGG16Network.taps),
    definition: """
      Squared distance in feature maps of VGG-16 (Johnson et al. 2016): per layer the sum of
      squared differences / (C H W) of relu1_2, relu2_2, relu3_3 and relu4_3; the score is the mean
      of the four, each is a part. Preprocessing travels with the weights: RGB with ImageNet mean
      and deviation (torchvision), or BGR minus the Caffe means (Keras). Poolings round down.
      Without --weights vgg16=FILE: seeded VGG-16 (no training), seed 0. Sides of at least 8 pixels.
      """,
    make: { try VGG16Distance(options: $0) })

  /// Bytes up to which an original's maps are kept for its further reconstructions: images up to
  /// about 3.3 million pixels. Larger originals run through the network beside every reconstruction,
  /// with the same bits.
  public static let referenceBudget = 3 << 29

  /// The original, and its tapped maps by strips while they fit the budget.
  public struct Reference: Sendable {
    let original: Image
    let strips: [TapStrip]?
  }

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let network: VGG16Network
  private let depth: DepthRule
  private let referenceBudget: Int
  private let pixelsPerStrip: Int
  private let pool = VGG16PassPool()

  private static let seeded = VGG16Weights.seeded(0)

  /// - Throws: `WeightError` if the weights given for `vgg16` cannot be used.
  public init(options: MetricOptions = MetricOptions()) throws {
    let weights =
      try options.weights["vgg16"].map { try VGG16Weights(file: WeightFile.read($0)) }
      ?? Self.seeded
    self.init(weights: weights, options: options)
  }

  /// - Parameters:
  ///   - referenceBudget: changes time and memory only.
  ///   - pixelsPerStrip: input pixels of a strip; changes the last bits.
  package init(
    weights: VGG16Weights, options: MetricOptions = MetricOptions(),
    referenceBudget: Int = referenceBudget, pixelsPerStrip: Int = VGG16Plan.pixelsPerStrip
  ) {
    network = VGG16Network(weights)
    depth = options.depth
    self.referenceBudget = referenceBudget
    self.pixelsPerStrip = pixelsPerStrip
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: [
        "vgg-16", VGG16Network.taps.joined(separator: " "),
        "sum of squared differences / (C H W)", "mean of the four", "pooling rounds down",
        "preprocessing \(weights.preprocessing.rawValue)",
      ], options: options, weights: (weights.digest, weights.source))
  }

  private func plan(width: Int, height: Int) -> VGG16Plan {
    VGG16Plan(network, width: width, height: height, pixelsPerStrip: pixelsPerStrip)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    let plan = plan(width: width, height: height)
    let image = 6 * width * height
    return keepsMaps(plan)
      ? MemoryNeed(reference: image + plan.tapBytes(network), working: plan.passBytes)
      : MemoryNeed(
        reference: image, working: 2 * plan.passBytes + plan.tapBytesOfStrip(network))
  }

  private func keepsMaps(_ plan: VGG16Plan) -> Bool {
    plan.tapBytes(network) <= referenceBudget
  }

  public func reference(for original: Image) throws -> Reference {
    let minimum = VGG16Network.minimumSide
    guard min(original.width, original.height) >= minimum else {
      throw MetricError.tooSmall(
        metric: descriptor.id, width: original.width, height: original.height, minimum: minimum,
        remedy: "nothing of it is left behind the three poolings, leave it out")
    }
    guard keepsMaps(plan(width: original.width, height: original.height)) else {
      return Reference(original: original, strips: nil)
    }
    let strips = withPass(original) { pass in
      pass.stripEnds.indices.map { tapStrip($0, of: original, pass) }
    }
    return Reference(original: original, strips: strips)
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.original, reconstruction, depth: depth)
    var sums = VGG16Network.taps.map { _ in 0.0 }
    var sizes = sums
    withPass(reconstruction) { pass in
      func add(_ strip: Int, _ original: TapStrip) {
        pass.advance(strip, of: reconstruction) { number, map, rows in
          sums[number] += original.squaredDifference(number, map, rows)
          sizes[number] = Double(map.channels * map.height * map.width)
        }
      }
      if let strips = reference.strips {
        for (strip, original) in strips.enumerated() { add(strip, original) }
      } else {
        withPass(reference.original) { originalPass in
          for strip in pass.stripEnds.indices {
            add(strip, tapStrip(strip, of: reference.original, originalPass))
          }
        }
      }
    }
    let distances = zip(sums, sizes).map { $0 / $1 }
    return MetricScore(
      distances.reduce(0, +) / Double(distances.count),
      parts: zip(VGG16Network.taps, distances).map(MetricScore.Part.init))
  }

  private func tapStrip(_ strip: Int, of image: Image, _ pass: VGG16Pass) -> TapStrip {
    var taps = TapStrip()
    pass.advance(strip, of: image) { taps.store($0, $1, $2) }
    return taps
  }

  private func withPass<R>(_ image: Image, _ body: (VGG16Pass) throws -> R) rethrows -> R {
    try pool.withPass(
      width: image.width, height: image.height,
      make: { VGG16Pass(network, plan(width: image.width, height: image.height)) }, body)
  }
}
