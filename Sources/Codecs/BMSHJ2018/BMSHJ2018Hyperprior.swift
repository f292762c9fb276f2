internal import EntropyCoding
package import Layers
package import Tensors

/// bmshj2018-hyperprior: "Variational image compression with a scale hyperprior" (Ballé, Minnen, Singh,
/// Hwang, Johnston, ICLR 2018): the deviations of y come from side information z.
///
///     x -> g_a -> y -----------> | quantise, code by σ | -> ŷ -> g_s -> x̂
///                 |y| -> h_a -> z -> | quantise, code | -> ẑ -> h_s -> σ
package struct BMSHJ2018Hyperprior: ImageCodec {
  package static let sideMultiple = 64
  package static let source = "Ballé et al., ICLR 2018"

  package let bytesPerPixel: Int
  let g_a, g_s, h_a, h_s: Network
  let bottleneck: EntropyBottleneck
  let gaussian: GaussianConditional

  package init(_ weights: CodecWeights) throws {
    let (N, M) = try weights.widths()
    bytesPerPixel = Network.bytesPerPixel(N)
    g_a = try weights.g_a(N, M)
    g_s = try weights.g_s(N, M)
    h_a = Network(
      try weights.convolution("h_a.0", from: M, to: N, kernel: 3, then: .relu),
      try weights.convolution("h_a.2", from: N, to: N, kernel: 5, stride: 2, then: .relu),
      try weights.convolution("h_a.4", from: N, to: N, kernel: 5, stride: 2))
    h_s = Network(
      try weights.deconvolution("h_s.0", from: N, to: N, then: .relu, by: .winograd(.two)),
      try weights.deconvolution("h_s.2", from: N, to: N, then: .relu, by: .winograd(.two)),
      try weights.convolution("h_s.4", from: N, to: M, kernel: 3, then: .relu, by: .winograd(.two)))
    bottleneck = try weights.entropyBottleneck(channels: N)
    gaussian = try weights.gaussianConditional()
  }

  package func encode(_ x: Tensor, _ team: KernelTeam) throws -> EncodedLatents {
    var latents = LatentEncoder()
    let y = g_a(x, team)
    let z_hat = try latents.encode(h_a(Absolute()(y, team), team), bottleneck)
    try latents.encode(y, gaussian, GaussianParameters(scales: h_s(z_hat, team), means: nil))
    return latents.finish()
  }

  package func decode(
    _ streams: [[UInt8]], height: Int, width: Int, _ team: KernelTeam
  ) throws -> DecodedPicture {
    var latents = try LatentDecoder(streams, count: 2)
    let z_hat = try latents.decode(
      height: height / Self.sideMultiple, width: width / Self.sideMultiple, bottleneck)
    let y_hat = try latents.decode(
      gaussian, GaussianParameters(scales: h_s(z_hat, team), means: nil))
    return DecodedPicture(x_hat: g_s(y_hat, team), y_hat: y_hat, check: latents.check)
  }
}
