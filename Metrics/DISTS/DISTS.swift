internal import CKernels
public import Imaging
internal import Layers
public import Results
internal import Tensors
internal import Weights

/// Deep image structure and texture similarity (Ding, Ma, Wang and Simoncelli 2020), as DISTS-pytorch
/// computes it, without resizing.
///
/// VGG-16 with L2 pooling in place of maxima; for each channel of the image in 0...1 and of relu1_2,
/// relu2_2, relu3_3, relu4_3 and relu5_3, over the whole map, with c = 1e-6:
///
///     1 - l = (mx - my)² / (mx² + my² + c)      1 - s = variance of (x - y) / (vx + vy + c)
///     DISTS = Σ α (1 - l) + β (1 - s),          α and β trained, together of sum 1
///
/// Written so, identical images give exactly 0. Maps are Float by Winograd's F(2x2, 3x3), which rounds
/// less than direct convolution; all else is Double, and maps too where `MetricOptions.exact` asks for it.
public struct DISTS: Metric {
  private static let stages = ["input"] + VGG16Network.taps

  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: MetricFactors.dists.metric, name: "DISTS", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, parts: stages),
    definition: """
      DISTS (Ding et al. 2020), as DISTS-pytorch computes it, not resized: means and covariances of each
      channel of the image and of relu1_2, relu2_2, relu3_3, relu4_3 and relu5_3 of VGG-16 with L2
      pooling (Hanning 3x3), c1 = c2 = 1e-6, weighted by trained factors of sum 1; parts are the
      stages' shares. Convolutions in Float by Winograd's F(2x2, 3x3), in Double with --exact. Needs
      weights: crossmetric weights fetch dists
      """,
    weights: WeightsNeed(network: MetricFactors.dists.metric),
    make: { try DISTS(options: $0) })

  /// The original and its maps.
  public struct Reference: Sendable {
    enum Maps: Sendable {
      case fast(VGG16Maps)
      case exact(ExactReference)
    }

    let maps: Maps
    var original: Image {
      switch maps {
      case .fast(let maps): maps.original
      case .exact(let exact): exact.original
      }
    }
  }

  private enum Form: Sendable {
    case fast(VGG16Forward)
    case exact(ExactNetwork)
  }

  /// A channel that hardly ever fires has a variance near c2, where the rounding of larger tiles shows.
  private static let tile = VGG16Tile.two

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let weights: CalibratedVGG16
  private let network: VGG16Network
  private let form: Form
  private let depth: DepthRule
  private let cores: CoreShare

  /// - Throws: `MetricError.noWeights` if none are given for `dists`, `WeightError` if they cannot be
  ///   used.
  public init(options: MetricOptions) throws {
    depth = options.depth
    cores = options.cores
    weights = try CalibratedVGG16(.dists, options: options)
    network = VGG16Network(
      weights.network, tile: Self.tile, taps: VGG16Network.taps.count, pooling: .l2)
    if options.exact {
      form = .exact(ExactNetwork(weights.network, pooling: .l2))
    } else {
      let instructions = ck_best_instructions()
      let shared = cores.networks.vgg16(
        weights.network, tile: Self.tile, instructions: instructions)
      form = .fast(VGG16Forward(network, shared.filters, instructions))
    }
    definition = .of(
      Self.entry.descriptor, revision: 2,
      facts: [
        "vgg-16", Self.stages.joined(separator: " "), "l2 pooling hanning 3x3 rounds up",
        "c1 c2 1e-6", "factors of sum 1", "not resized",
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
    try cores.team { threads in
      switch form {
      case .fast(let forward):
        Reference(
          maps: .fast(
            try forward.maps(of: original, budget: VGG16Distance.referenceBudget, threads)))
      case .exact(let network):
        Reference(
          maps: .exact(
            ExactReference(
              original: original,
              maps: try network.maps(ExactNetwork.input(original), KernelTeam(threads)))))
      }
    }
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.original, reconstruction, depth: depth)
    let (alpha, beta) = (weights.values[0].values, weights.values[1].values)
    let sum = (alpha + beta).reduce(0.0) { $0 + Double($1) }
    let stages: [[PairMoments]] =
      [PairMoments.colours(reference.original, reconstruction)]
      + (try cores.team { threads in
        switch (form, reference.maps) {
        case (.fast(let forward), .fast(let maps)):
          try moments(reconstruction, maps, forward, threads)
        case (.exact(let network), .exact(let exact)):
          zip(
            exact.maps,
            try network.maps(ExactNetwork.input(reconstruction), KernelTeam(threads))
          ).map(PairMoments.channels)
        case (.fast, .exact), (.exact, .fast):
          preconditionFailure("the reference is another metric's")
        }
      })
    var first = 0
    let shares = stages.map { channels in
      defer { first += channels.count }
      return channels.enumerated().reduce(0.0) { share, item in
        share + Double(alpha[first + item.offset]) * item.element.luminanceLoss
          + Double(beta[first + item.offset]) * item.element.structureLoss
      } / sum
    }
    return MetricScore(
      shares.reduce(0, +), parts: zip(descriptor.parts, shares).map(MetricScore.Part.init))
  }

  /// By taps and channels.
  private func moments(
    _ reconstruction: Image, _ maps: VGG16Maps, _ forward: VGG16Forward, _ threads: Int
  ) throws -> [[PairMoments]] {
    var sums = network.tapped.map {
      [Double](repeating: 0, count: $0.outBlocks * Int(CK_CHANNELS) * Int(CK_MOMENTS))
    }
    try forward.compare(reconstruction, with: maps, squares: false, tiles: true, threads) {
      strip, team in
      guard let other = strip.other else { return }
      withUnsafePointer(to: strip.shape) {
        ck_add_moments(
          forward.instructions, $0, strip.original, other, team.handle, &sums[strip.tap])
      }
    }
    return zip(network.tapped, sums).map { layer, sums in
      (0..<layer.outputs).map {
        PairMoments(channel: $0, of: sums, pixels: network.pixels(of: reconstruction, layer))
      }
    }
  }
}
