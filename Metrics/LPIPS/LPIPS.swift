internal import CKernels
public import Imaging
public import Results
internal import Tensors
internal import Weights

/// Learned perceptual image patch similarity with VGG-16 (Zhang, Isola, Efros, Shechtman and Wang
/// 2018), version 0.1, as the lpips package computes it.
///
/// For each of relu1_2, relu2_2, relu3_3, relu4_3 and relu5_3: every pixel's features are divided by
/// their Euclidean norm plus 1e-10; d = mean over pixels of Σ w(channel) (difference)²; LPIPS = Σ d.
/// Maps are Float by Winograd's F(6x6, 3x3), all behind them in Double, and maps too where
/// `MetricOptions.exact` asks for it, at ten times the cost. Identical images give exactly 0. Where `vgg16` is scored on the same weights
/// the two share one pass, with the bits of two.
public struct LPIPS: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: MetricFactors.lpips.metric, name: "LPIPS (VGG)", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, parts: VGG16Network.taps),
    definition: """
      LPIPS v0.1 with VGG-16 (Zhang et al. 2018), as the lpips package computes it: features of each
      pixel in relu1_2, relu2_2, relu3_3, relu4_3 and relu5_3, divided by their norm + 1e-10;
      squared differences weighted by trained factors, mean over pixels, sum over the five maps, each
      of which is a part. Input RGB with ImageNet mean and deviation, poolings round down.
      Convolutions in Float by Winograd's F(6x6, 3x3), in Double with --exact. Needs weights:
      crossmetric weights fetch lpips-vgg
      Sides of at least 16 pixels.
      """,
    weights: WeightsNeed(network: MetricFactors.lpips.metric),
    make: { try LPIPS(options: $0) })

  /// The original and its maps.
  public struct Reference: Sendable {
    enum Maps: Sendable {
      case fast(VGG16SharedMaps)
      case exact(ExactReference)
    }

    let maps: Maps
    var original: Image {
      switch maps {
      case .fast(let shared): shared.maps.original
      case .exact(let exact): exact.original
      }
    }
  }

  private enum Form: Sendable {
    case fast(VGG16Shared, VGG16Measure)
    case exact(ExactLPIPS)
  }

  /// Sides below this leave relu5_3, behind four poolings, without any pixel.
  private static let minimumSide = 16
  private static let tile = VGG16Tile.six

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let network: VGG16Network
  private let depth: DepthRule
  private let cores: CoreShare
  private let form: Form

  /// - Throws: `MetricError.noWeights` if none are given for `lpips-vgg`, `WeightError` if they cannot
  ///   be used.
  public init(options: MetricOptions) throws {
    let weights = try CalibratedVGG16(.lpips, options: options)
    network = VGG16Network(weights.network, tile: Self.tile, taps: VGG16Network.taps.count)
    depth = options.depth
    cores = options.cores
    if options.exact {
      form = .exact(
        ExactLPIPS(
          network: ExactNetwork(weights.network, pooling: .maximum), input: ExactNetwork.input,
          factors: weights.values, cores: cores))
    } else {
      let shared = cores.networks.vgg16(
        weights.network, tile: Self.tile, instructions: ck_best_instructions())
      let measure = VGG16Measure(
        name: "\(MetricFactors.lpips.metric) \(weights.digest)", taps: VGG16Network.taps.count,
        factors: zip(network.tapped, weights.values).map { layer, factors in
          let values = factors.values.map(Double.init)
          let padding = layer.outBlocks * Int(CK_CHANNELS) - values.count
          return values + Array(repeating: 0, count: padding)
        })
      shared.join(measure)
      form = .fast(shared, measure)
    }
    definition = .of(
      Self.entry.descriptor, revision: 2,
      facts: [
        "v0.1", "vgg-16", VGG16Network.taps.joined(separator: " "), "norm plus 1e-10",
        "mean over pixels", "sum of the five", "pooling rounds down",
        options.exact ? ExactNetwork.kernelClass : Self.tile.kernelClass,
      ], options: options, weights: (weights.digest, weights.source))
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    switch form {
    case .fast:
      network.memory(
        width: width, height: height, budget: VGG16Distance.referenceBudget, tiles: true)
    case .exact: ExactNetwork.memory(network, width: width, height: height)
    }
  }

  public func reference(for original: Image) throws -> Reference {
    guard min(original.width, original.height) >= Self.minimumSide else {
      throw MetricError.tooSmall(
        metric: descriptor.id, width: original.width, height: original.height,
        minimum: Self.minimumSide,
        remedy: "nothing of it is left behind the four poolings, leave it out")
    }
    switch form {
    case .fast(let shared, let measure):
      return Reference(
        maps: .fast(
          try shared.maps(
            of: original, for: measure, budget: VGG16Distance.referenceBudget, cores)))
    case .exact(let exact): return Reference(maps: .exact(try exact.reference(for: original)))
    }
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.original, reconstruction, depth: depth)
    let distances: [Double] =
      switch (form, reference.maps) {
      case (.fast(let shared, let measure), .fast(let maps)):
        zip(network.tapped, try shared.sums(reconstruction, against: maps, for: measure, cores)).map
        {
          $1 / Double(network.pixels(of: reconstruction, $0))
        }
      case (.exact(let exact), .exact(let maps)): try exact.distances(reconstruction, against: maps)
      case (.fast, .exact), (.exact, .fast):
        preconditionFailure("the reference is another metric's")
      }
    return MetricScore(
      distances.reduce(0, +), parts: zip(descriptor.parts, distances).map(MetricScore.Part.init))
  }
}
