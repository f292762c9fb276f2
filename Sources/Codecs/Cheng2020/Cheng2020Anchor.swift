package import Layers
package import Tensors

/// cheng2020-anchor: "Learned image compression with discretized Gaussian mixture likelihoods and
/// attention modules" (Cheng, Sun, Takeuchi, Katto, CVPR 2020), CompressAI's variant without attention
/// and with one Gaussian instead of a mixture. The frame is that of mbt2018 (`JointAutoregressive`).
package struct Cheng2020Anchor: ImageCodec {
  package static let sideMultiple = JointAutoregressive.sideMultiple
  package static let source = "Cheng et al., CVPR 2020, without attention, one Gaussian"
  package var bytesPerPixel: Int { codec.bytesPerPixel }
  private let codec: JointAutoregressive

  package init(_ weights: CodecWeights) throws {
    let N = try weights.outputs("g_a.0.conv1.weight")
    codec = try weights.cheng2020(
      N,
      g_a: Network(
        try weights.residualDown("g_a.0", from: 3, to: N), try weights.residual("g_a.1", N),
        try weights.residualDown("g_a.2", from: N, to: N), try weights.residual("g_a.3", N),
        try weights.residualDown("g_a.4", from: N, to: N), try weights.residual("g_a.5", N),
        try weights.convolution("g_a.6", from: N, to: N, kernel: 3, stride: 2)),
      g_s: Network(
        try weights.residual("g_s.0", N), try weights.residualUp("g_s.1", N),
        try weights.residual("g_s.2", N), try weights.residualUp("g_s.3", N),
        try weights.residual("g_s.4", N), try weights.residualUp("g_s.5", N),
        try weights.residual("g_s.6", N), try weights.subpixel("g_s.7", from: N, to: 3)))
  }

  package func encode(_ x: Tensor, _ team: KernelTeam) throws -> EncodedLatents {
    try codec.encode(x, team)
  }

  package func decode(
    _ streams: [[UInt8]], height: Int, width: Int, _ team: KernelTeam
  ) throws -> DecodedPicture {
    try codec.decode(streams, height: height, width: width, team)
  }
}
