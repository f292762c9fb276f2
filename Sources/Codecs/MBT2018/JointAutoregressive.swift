internal import EntropyCoding
internal import Layers
internal import Tensors

/// The frame of the autoregressive codecs: transforms, hyperprior and context model.
///
///     x -> g_a -> y -> | context model: quantise about μ, code by σ | -> ŷ -> g_s -> x̂
///                 y -> h_a -> z -> | quantise, code | -> ẑ -> h_s -> 2M channels
struct JointAutoregressive: Sendable {
  static let sideMultiple = 64

  let bytesPerPixel: Int
  let g_a, g_s, h_a, h_s: Network
  let bottleneck: EntropyBottleneck
  let context: ContextModel

  func encode(_ x: Tensor, _ team: KernelTeam) throws -> EncodedLatents {
    var latents = LatentEncoder()
    let y = g_a(x, team)
    let z_hat = try latents.encode(h_a(y, team), bottleneck)
    try context.encode(y, hyper: h_s(z_hat, team), &latents, team)
    return latents.finish()
  }

  func decode(
    _ streams: [[UInt8]], height: Int, width: Int, _ team: KernelTeam
  ) throws -> DecodedPicture {
    var latents = try LatentDecoder(streams, count: 2)
    let z_hat = try latents.decode(
      height: height / Self.sideMultiple, width: width / Self.sideMultiple, bottleneck)
    let y_hat = try context.decode(hyper: h_s(z_hat, team), &latents, team)
    return DecodedPicture(x_hat: g_s(y_hat, team), y_hat: y_hat, check: latents.check)
  }
}
