internal import CKernels
public import Imaging
internal import Layers
public import Results
internal import Weights

/// Squared distance of two images in the feature maps relu1_2, relu2_2, relu3_3 and relu4_3 of
/// VGG-16 (Johnson, Alahi and Fei-Fei 2016, the feature reconstruction loss of equation 2).
///
/// Per layer: sum of squared differences / (C H W), maps after their rectifier. The score is the
/// mean of the four layers. Identical images give exactly 0. Poolings round down, as in torchvision
/// and Keras. Maps are Float, computed by Winograd's method (Lavin and Gray 2016), F(6x6, 3x3), or
/// F(4x4, 3x3) where `MetricOptions.exact` asks for it: a fifth slower, and nearer to float64
/// for pairs beyond 60 dB, where the difference of the maps is small against their rounding;
/// differences are summed in Float within a tile's channel, then in Double.
///
/// Weights come from a file, or are seeded and untrained, which the definition then says. Values
/// under different weights are not comparable.
///
/// Where we differ: piq's `ContentLoss` takes relu3_3 alone and sums over channels (C times
/// Johnson's value); LPIPS normalises each pixel's features and weights the channels.
public struct VGG16Distance: Metric {
  static let taps = Array(VGG16Network.taps.prefix(4))
  /// Sides below this leave relu4_3, behind three poolings, without any pixel.
  private static let minimumSide = 8

  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: "vgg16", name: "VGG-16 distance", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, parts: taps),
    definition: """
      Squared distance in feature maps of VGG-16 (Johnson et al. 2016): per layer the sum of
      squared differences / (C H W) of relu1_2, relu2_2, relu3_3 and relu4_3; the score is the mean
      of the four, each is a part. Convolutions in Float by
      Winograd's F(6x6, 3x3), F(4x4, 3x3) with --exact. Preprocessing travels with the weights: RGB with
      ImageNet mean and deviation (torchvision), or BGR minus the Caffe means (Keras). Poolings round down.
      Weights: what `crossmetric weights fetch` installed, or your file; before that seeded VGG-16
      (no training), seed 0. Sides of at least 8 pixels.
      """,
    weights: need,
    make: { try VGG16Distance(options: $0) })

  /// Of `VGG16Weights.seeded(0)` where nothing trained is given.
  static let need = WeightsNeed(
    network: "vgg16",
    seededDigest: "05a3cd79c744a1dda949c963d0faa67f1104ac720f7d97c17412f93ab5243eb7")

  /// Bytes up to which an original's maps are kept for its further reconstructions: images up to
  /// about 2.2 million pixels. Larger originals run through the network beside every
  /// reconstruction, with the same bits.
  public static let referenceBudget = 1 << 30

  /// The original, and its tapped maps while they fit the budget.
  public struct Reference: Sendable {
    let shared: VGG16SharedMaps
    var original: Image { shared.maps.original }
  }

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  static let revision = 2
  let facts: [String]
  let weights: (digest: String, source: String)
  let network: VGG16Network
  let depth: DepthRule
  let cores: CoreShare
  private let referenceBudget: Int
  private let shared: VGG16Shared
  private let measure = VGG16Measure(name: "vgg16", taps: taps.count, factors: nil)

  private static let seeded = VGG16Weights.seeded(0)

  /// - Throws: `WeightError` if the weights given for `vgg16` cannot be used.
  public init(options: MetricOptions = MetricOptions()) throws {
    try self.init(options: options, isAlone: false)
  }

  /// - Parameter isAlone: whether no other metric will ask for the same images.
  init(options: MetricOptions, isAlone: Bool) throws {
    let weights =
      try options.weights["vgg16"].map {
        try VGG16Weights(file: WeightFile.readNetwork($0, hdf5: options.hdf5))
      }
      ?? Self.seeded
    self.init(
      weights: weights, options: options, tile: options.exact ? .four : .six, isAlone: isAlone)
  }

  /// - Parameters:
  ///   - referenceBudget: changes time and memory only.
  ///   - tile: `four` for exactness beyond about 60 dB; another definition.
  ///   - portable: without the machine's own instructions; changes time only.
  package init(
    weights: VGG16Weights, options: MetricOptions = MetricOptions(),
    referenceBudget: Int = referenceBudget, tile: VGG16Tile = .six, portable: Bool = false,
    isAlone: Bool = false
  ) {
    network = VGG16Network(weights, tile: tile, taps: Self.taps.count)
    depth = options.depth
    cores = options.cores
    self.referenceBudget = referenceBudget
    shared = options.cores.networks.vgg16(
      weights, tile: tile, instructions: portable ? CK_PORTABLE : ck_best_instructions())
    if !isAlone { shared.join(measure) }
    facts = [
      "vgg-16", Self.taps.joined(separator: " "),
      "sum of squared differences / (C H W)", "mean of the four", "pooling rounds down",
      tile.kernelClass,
      "preprocessing \(weights.preprocessing.rawValue)",
    ]
    self.weights = (weights.digest, weights.source)
    definition = .of(
      Self.entry.descriptor, revision: Self.revision, facts: facts, options: options,
      weights: self.weights)
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    network.memory(width: width, height: height, budget: referenceBudget, tiles: false)
  }

  public func reference(for original: Image) throws -> Reference {
    guard min(original.width, original.height) >= Self.minimumSide else {
      throw MetricError.tooSmall(
        metric: descriptor.id, width: original.width, height: original.height,
        minimum: Self.minimumSide,
        remedy: "nothing of it is left behind the three poolings, leave it out")
    }
    return Reference(
      shared: try shared.maps(of: original, for: measure, budget: referenceBudget, cores))
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.original, reconstruction, depth: depth)
    let sums = try shared.sums(reconstruction, against: reference.shared, for: measure, cores)
    let distances = zip(sums, sizes(reconstruction)).map { $0 / $1 }
    return MetricScore(
      distances.reduce(0, +) / Double(distances.count),
      parts: zip(Self.taps, distances).map(MetricScore.Part.init))
  }

  /// C H W of the tapped maps.
  private func sizes(_ image: Image) -> [Double] {
    network.tapped.map {
      Double($0.outputs * (image.height >> $0.poolings) * (image.width >> $0.poolings))
    }
  }
}
