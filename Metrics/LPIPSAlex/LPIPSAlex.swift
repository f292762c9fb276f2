public import Imaging
internal import Layers
public import Results
internal import Tensors
internal import Weights

/// Learned perceptual image patch similarity with AlexNet (Zhang, Isola, Efros, Shechtman and Wang
/// 2018), version 0.1, as the lpips package computes it by default: what most papers call LPIPS.
///
/// For each of the five rectified maps: every pixel's features are divided by their Euclidean norm plus
/// 1e-10; d = mean over pixels of Σ w(channel) (difference)²; LPIPS = Σ d. Maps are Float: 3x3 kernels, and
/// the first one over cells of 4x4 pixels, by Winograd's F(4x4, 3x3), 5x5 kernels by chains of fused
/// multiply-adds. Everything behind them is Double, and maps too where `MetricOptions.exact` asks for it.
/// Identical images give exactly 0.
public struct LPIPSAlex: Metric {
  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: CalibratedAlexNet.metric, name: "LPIPS (AlexNet)", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, parts: AlexNet.taps),
    definition: """
      LPIPS v0.1 with AlexNet (Zhang et al. 2018), as the lpips package computes it: features of each
      pixel in the five rectified maps, divided by their norm + 1e-10; squared differences weighted by
      trained factors, mean over pixels, sum over the five maps, each of which is a part. Input RGB with
      ImageNet mean and deviation. Convolutions in Float, 3x3 by Winograd's F(4x4, 3x3), in Double
      with --exact. Needs weights: crossmetric weights fetch lpips-alex
      Sides of at least 31 pixels.
      """,
    weights: WeightsNeed(network: CalibratedAlexNet.metric),
    make: { try LPIPSAlex(options: $0) })

  /// The original and its maps.
  public struct Reference: Sendable {
    enum Maps: Sendable {
      case fast([NormalisedMap])
      case exact(ExactReference)
    }

    let original: Image
    let maps: Maps
  }

  private enum Form: Sendable {
    case fast(AlexNet)
    case exact(ExactLPIPS)
  }

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let weights: CalibratedAlexNet
  private let form: Form
  private let depth: DepthRule
  private let cores: CoreShare
  private let idleTeams = IdleStore<KernelTeam>()

  /// - Throws: `MetricError.noWeights` if none are given for `lpips-alex`, `WeightError` if they cannot
  ///   be used.
  public init(options: MetricOptions) throws {
    let id = CalibratedAlexNet.metric
    guard let path = options.weights[id] else {
      throw MetricError.noWeights(metric: id, remedy: nil)
    }
    weights = try CalibratedAlexNet(file: WeightFile.readNetwork(path, hdf5: options.hdf5))
    depth = options.depth
    cores = options.cores
    form =
      options.exact
      ? .exact(
        ExactLPIPS(
          network: AlexNet.exact(weights), input: AlexNet.exactInput, factors: weights.factors,
          cores: cores))
      : .fast(try AlexNet(weights))
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: [
        "v0.1", "alexnet", AlexNet.taps.joined(separator: " "), "norm plus 1e-10",
        "mean over pixels", "sum of the five",
        options.exact ? ExactNetwork.kernelClass : AlexNet.kernelClass,
      ], options: options, weights: (weights.digest, weights.source))
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    let taps = zip(weights.convolutions, [2, 3, 4, 4, 4]).map { ($0.bias.shape[0], $1) }
    // The input's cells of 16 pixels have 48 channels; Float takes half.
    return ExactNetwork.memory(width: width, height: height, taps: taps, largest: 12)
  }

  public func reference(for original: Image) throws -> Reference {
    guard min(original.width, original.height) >= AlexNet.minimumSide else {
      throw MetricError.tooSmall(
        metric: descriptor.id, width: original.width, height: original.height,
        minimum: AlexNet.minimumSide,
        remedy: "nothing of it is left behind the two poolings, leave it out")
    }
    switch form {
    case .fast(let network):
      return Reference(
        original: original, maps: .fast(try withTeam { try maps(of: original, network, $0) }))
    case .exact(let exact):
      return Reference(original: original, maps: .exact(try exact.reference(for: original)))
    }
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.original, reconstruction, depth: depth)
    let distances: [Double] =
      switch (form, reference.maps) {
      case (.fast(let network), .fast(let originals)):
        try withTeam { team in
          zip(zip(originals, try maps(of: reconstruction, network, team)), weights.factors).map {
            $0.0.distance(to: $0.1, factors: $1.values)
          }
        }
      case (.exact(let exact), .exact(let maps)): try exact.distances(reconstruction, against: maps)
      case (.fast, .exact), (.exact, .fast):
        preconditionFailure("the reference is another metric's")
      }
    return MetricScore(
      distances.reduce(0, +), parts: zip(descriptor.parts, distances).map(MetricScore.Part.init))
  }

  private func maps(
    of image: Image, _ network: AlexNet, _ team: KernelTeam
  ) throws -> [NormalisedMap] {
    try network.maps(image, team).map(NormalisedMap.init)
  }

  /// Runs a body with threads and working memory of its own.
  private func withTeam<R>(_ body: (KernelTeam) throws -> R) rethrows -> R {
    try cores.team { threads in
      let team = idleTeams.take(
        where: { $0.members == KernelTeam.size(threads) }, make: { KernelTeam(threads) })
      defer { idleTeams.giveBack(team) }
      return try body(team)
    }
  }
}
