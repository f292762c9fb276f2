public import Imaging
public import Results
internal import Tensors
internal import Weights

/// Learned perceptual image patch similarity with VGG-16 (Zhang, Isola, Efros, Shechtman and Wang
/// 2018), version 0.1, as the lpips package computes it.
///
/// For each of relu1_2, relu2_2, relu3_3, relu4_3 and relu5_3: every pixel's features are divided by
/// their Euclidean norm plus 1e-10; d = mean over pixels of Σ w(channel) (difference)²; LPIPS = Σ d.
/// Maps are Float by plain layers, all behind them in Double. Identical images give exactly 0.
public struct LPIPS: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: MetricFactors.lpips.metric, name: "LPIPS (VGG)", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, parts: CalibratedNetwork.taps),
    definition: """
      LPIPS v0.1 with VGG-16 (Zhang et al. 2018), as the lpips package computes it: features of each
      pixel in relu1_2, relu2_2, relu3_3, relu4_3 and relu5_3, divided by their norm + 1e-10;
      squared differences weighted by trained factors, mean over pixels, sum over the five maps, each
      of which is a part. Input RGB with ImageNet mean and deviation, poolings round down. Needs
      weights: crossmetric weights import vgg16-397923af.pth lpips-vgg.h5 --lpips vgg.pth
      Sides of at least 16 pixels.
      """,
    onRequest: true,
    weights: WeightsNeed(network: MetricFactors.lpips.metric),
    make: { try LPIPS(options: $0) })

  /// The original and its maps, features of each pixel of norm 1.
  public struct Reference: Sendable {
    let original: Image
    let maps: [NormalisedMap]
  }

  private static let minimumSide = 16

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let network: CalibratedNetwork
  private let depth: DepthRule

  /// - Throws: `MetricError.noWeights` if none are given for `lpips-vgg`, `WeightError` if they cannot
  ///   be used.
  public init(options: MetricOptions) throws {
    depth = options.depth
    network = try CalibratedNetwork(.lpips, options: options)
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: [
        "v0.1", "vgg-16", CalibratedNetwork.taps.joined(separator: " "), "norm plus 1e-10",
        "mean over pixels", "sum of the five", "pooling rounds down", "plain float32",
      ], options: options, weights: (network.weights.digest, network.weights.source))
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    let (maps, pass) = network.memory(width: width, height: height)
    return MemoryNeed(reference: maps, working: pass)
  }

  public func reference(for original: Image) throws -> Reference {
    guard min(original.width, original.height) >= Self.minimumSide else {
      throw MetricError.tooSmall(
        metric: descriptor.id, width: original.width, height: original.height,
        minimum: Self.minimumSide,
        remedy: "nothing of it is left behind the four poolings, leave it out")
    }
    return Reference(original: original, maps: maps(of: original))
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.original, reconstruction, depth: depth)
    let others = maps(of: reconstruction)
    let distances = others.indices.map { place in
      reference.maps[place].distance(
        to: others[place], factors: network.weights.values[place].values)
    }
    return MetricScore(
      distances.reduce(0, +), parts: zip(descriptor.parts, distances).map(MetricScore.Part.init))
  }

  private func maps(of image: Image) -> [NormalisedMap] {
    network.maps(of: image).map(NormalisedMap.init)
  }
}
