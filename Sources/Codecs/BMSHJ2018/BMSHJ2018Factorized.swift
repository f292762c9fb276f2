internal import EntropyCoding
package import Layers
package import Tensors

/// bmshj2018-factorized: "Variational image compression with a scale hyperprior" (Ballé, Minnen, Singh,
/// Hwang, Johnston, ICLR 2018) without the hyperprior: every channel of y has one distribution.
///
///     x -> g_a -> y -> | quantise, code | -> ŷ -> g_s -> x̂
package struct BMSHJ2018Factorized: ImageCodec {
  package static let sideMultiple = 64
  package static let hasHyperprior = false
  package static let source = "Ballé et al., ICLR 2018, without the hyperprior"
  private static let stride = 16

  package let bytesPerPixel: Int
  private let g_a, g_s: Network
  private let bottleneck: EntropyBottleneck

  package init(_ weights: CodecWeights) throws {
    let (N, M) = try weights.widths()
    bytesPerPixel = Network.bytesPerPixel(N)
    g_a = try weights.g_a(N, M)
    g_s = try weights.g_s(N, M)
    bottleneck = try weights.entropyBottleneck(channels: M)
  }

  package func encode(_ x: Tensor, _ team: KernelTeam) throws -> EncodedLatents {
    var latents = LatentEncoder()
    _ = try latents.encode(g_a(x, team), bottleneck)
    return latents.finish()
  }

  package func decode(
    _ streams: [[UInt8]], height: Int, width: Int, _ team: KernelTeam
  ) throws -> DecodedPicture {
    var latents = try LatentDecoder(streams, count: 1)
    let y_hat = try latents.decode(
      height: height / Self.stride, width: width / Self.stride, bottleneck)
    return DecodedPicture(x_hat: g_s(y_hat, team), y_hat: y_hat, check: latents.check)
  }
}
