package import Layers
package import Tensors

/// The multi-scale progressive codec: "Leveraging progressive model and overfitting for efficient
/// learned image compression" (Zhang, Cricri, Tavakoli, Aksu, Hannuksela, 2022) with the network of
/// MPEG VCM-RS, whose parameters are as many as the paper's. No latent optimisation.
///
///     x -> g_a -> y -> | coarsest plane Y_S: bottleneck; then scale by scale, group by group: | -> ŷ -> g_s -> x̂
///                      | quantise about μ, code by σ, from all that was decoded before        |
///
/// Convolutions are integer ones, so encoders and decoders on any machines agree.
package struct MultiScaleProgressive<Profile: ProgressiveProfile>: ImageCodec {
  package static var sideMultiple: Int { 8 }
  package static var source: String { "Zhang et al., 2022, \(Profile.steps) steps" }

  package let bytesPerPixel: Int
  private let g_a, g_s: Network
  private let probability: ProgressiveModel<Profile>

  package init(_ weights: CodecWeights) throws {
    let N = try weights.outputs("encoder.network.4.weight")
    bytesPerPixel = Network.bytesPerPixel(N, maps: 6)
    g_a = try weights.progressiveAnalysis(N)
    g_s = try weights.progressiveSynthesis(N)
    probability = try ProgressiveModel(weights, N: N)
  }

  /// Zeros below and at the right.
  package static func padding(height: Int, width: Int) -> Padding {
    let smallest = sideMultiple * Profile.smallestSide
    func extra(_ side: Int) -> Int {
      max(smallest, (side + sideMultiple - 1) / sideMultiple * sideMultiple) - side
    }
    return Padding(top: 0, left: 0, bottom: extra(height), right: extra(width))
  }

  package static func addDerived(_ floats: inout [String: Tensor]) {
    IntegerWeights.addScales(&floats)
  }

  package func encode(_ x: Tensor, _ team: KernelTeam) throws -> EncodedLatents {
    try probability.encode(g_a(x, team), team)
  }

  package func decode(
    _ streams: [[UInt8]], height: Int, width: Int, _ team: KernelTeam
  ) throws -> DecodedPicture {
    let (y_hat, check) = try probability.decode(
      streams, height: height / Self.sideMultiple, width: width / Self.sideMultiple, team)
    return DecodedPicture(x_hat: g_s(y_hat, team), y_hat: y_hat, check: check)
  }
}
