internal import EntropyCoding
package import Layers
package import Tensors

/// mbt2018-mean: "Joint autoregressive and hierarchical priors for learned image compression" (Minnen,
/// Ballé, Toderici, NeurIPS 2018) without the autoregressive part: z gives means and deviations of y.
///
///     x -> g_a -> y --------> | quantise about μ, code by σ | -> ŷ -> g_s -> x̂
///                 y -> h_a -> z -> | quantise, code | -> ẑ -> h_s -> σ, μ
package struct MBT2018Mean: ImageCodec {
  package static let sideMultiple = 64
  package static let source = "Minnen et al., NeurIPS 2018, without context"

  package let bytesPerPixel: Int
  private let g_a, g_s, h_a, h_s: Network
  private let bottleneck: EntropyBottleneck
  private let gaussian: GaussianConditional

  package init(_ weights: CodecWeights) throws {
    let (N, M) = try weights.widths()
    bytesPerPixel = Network.bytesPerPixel(N)
    g_a = try weights.g_a(N, M)
    g_s = try weights.g_s(N, M)
    h_a = try weights.mbt2018_h_a(N, M)
    h_s = try weights.mbt2018_h_s(N, M)
    bottleneck = try weights.entropyBottleneck(channels: N)
    gaussian = try weights.gaussianConditional()
  }

  package func encode(_ x: Tensor, _ team: KernelTeam) throws -> EncodedLatents {
    var latents = LatentEncoder()
    let y = g_a(x, team)
    let z_hat = try latents.encode(h_a(y, team), bottleneck)
    try latents.encode(y, gaussian, parameters(z_hat, team))
    return latents.finish()
  }

  package func decode(
    _ streams: [[UInt8]], height: Int, width: Int, _ team: KernelTeam
  ) throws -> DecodedPicture {
    var latents = try LatentDecoder(streams, count: 2)
    let z_hat = try latents.decode(
      height: height / Self.sideMultiple, width: width / Self.sideMultiple, bottleneck)
    let y_hat = try latents.decode(gaussian, parameters(z_hat, team))
    return DecodedPicture(x_hat: g_s(y_hat, team), y_hat: y_hat, check: latents.check)
  }

  /// The first half of the channels are the deviations.
  private func parameters(_ z_hat: Tensor, _ team: KernelTeam) -> GaussianParameters {
    let both = h_s(z_hat, team)
    let M = both.shape[0] / 2
    return GaussianParameters(scales: both.channels(0..<M), means: both.channels(M..<2 * M))
  }
}

extension CodecWeights {
  /// y -> z, a quarter of the sides.
  func mbt2018_h_a(_ N: Int, _ M: Int) throws -> Network {
    Network(
      try convolution("h_a.0", from: M, to: N, kernel: 3, then: .leakyReLU(0.01)),
      try convolution("h_a.2", from: N, to: N, kernel: 5, stride: 2, then: .leakyReLU(0.01)),
      try convolution("h_a.4", from: N, to: N, kernel: 5, stride: 2))
  }

  /// ẑ -> 2M channels
  func mbt2018_h_s(_ N: Int, _ M: Int) throws -> Network {
    Network(
      try deconvolution("h_s.0", from: N, to: M, then: .leakyReLU(0.01), by: .winograd(.two)),
      try deconvolution(
        "h_s.2", from: M, to: M * 3 / 2, then: .leakyReLU(0.01), by: .winograd(.two)),
      try convolution("h_s.4", from: M * 3 / 2, to: 2 * M, kernel: 3, by: .winograd(.two)))
  }
}
