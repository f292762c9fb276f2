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
/// Written so, identical images give exactly 0. Maps are Float by plain layers, all else Double.
public struct DISTS: Metric {
  private static let stages = ["input"] + CalibratedNetwork.taps

  public static let entry = MetricEntry(
    descriptor: MetricDescriptor(
      id: MetricFactors.dists.metric, name: "DISTS", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, parts: stages),
    definition: """
      DISTS (Ding et al. 2020), as DISTS-pytorch computes it, not resized: means and covariances of each
      channel of the image and of relu1_2, relu2_2, relu3_3, relu4_3 and relu5_3 of VGG-16 with L2
      pooling (Hanning 3x3), c1 = c2 = 1e-6, weighted by trained factors of sum 1; parts are the
      stages' shares. Needs weights: crossmetric weights import vgg16-397923af.pth dists.h5 --dists
      weights.pt
      """,
    onRequest: true,
    weights: WeightsNeed(network: MetricFactors.dists.metric),
    make: { try DISTS(options: $0) })

  /// The original and its maps, the image itself first.
  public struct Reference: Sendable {
    let original: Image
    let maps: [ChannelStatistics]
  }

  public let definition: MetricDefinition
  public var descriptor: MetricDescriptor { Self.entry.descriptor }
  private let network: CalibratedNetwork
  private let depth: DepthRule

  /// - Throws: `MetricError.noWeights` if none are given for `dists`, `WeightError` if they cannot be
  ///   used.
  public init(options: MetricOptions) throws {
    depth = options.depth
    network = try CalibratedNetwork(.dists, options: options)
    definition = .of(
      Self.entry.descriptor, revision: 1,
      facts: [
        "vgg-16", Self.stages.joined(separator: " "), "l2 pooling hanning 3x3 rounds up",
        "c1 c2 1e-6", "factors of sum 1", "not resized", "plain float32",
      ], options: options, weights: (network.weights.digest, network.weights.source))
  }

  public func memory(width: Int, height: Int) -> MemoryNeed {
    let (maps, pass) = network.memory(width: width, height: height)
    let image = 3 * 4 * width * height
    return MemoryNeed(reference: maps + image, working: pass + image)
  }

  public func reference(for original: Image) -> Reference {
    Reference(original: original, maps: maps(of: original))
  }

  public func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    try requireComparable(reference.original, reconstruction, depth: depth)
    let (alpha, beta) = (network.weights.values[0].values, network.weights.values[1].values)
    let sum = (alpha + beta).reduce(0.0) { $0 + Double($1) }
    var first = 0
    let shares = zip(reference.maps, maps(of: reconstruction)).map { x, y in
      defer { first += x.means.count }
      return x.means.indices.reduce(0.0) { share, channel in
        let losses = x.losses(y, channel: channel)
        return share + Double(alpha[first + channel]) * losses.luminance
          + Double(beta[first + channel]) * losses.structure
      } / sum
    }
    return MetricScore(
      shares.reduce(0, +), parts: zip(descriptor.parts, shares).map(MetricScore.Part.init))
  }

  private func maps(of image: Image) -> [ChannelStatistics] {
    let input = Tensor(
      shape: [3, image.height, image.width],
      values: (0..<3).flatMap { image.plane($0).samples.map { Float($0 / 255) } })
    return ([input] + network.maps(of: image, pooling: L2Pool2D())).map(ChannelStatistics.init)
  }
}
