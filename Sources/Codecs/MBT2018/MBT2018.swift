package import Layers
package import Tensors

/// mbt2018: "Joint autoregressive and hierarchical priors for learned image compression" (Minnen, Ballé,
/// Toderici, NeurIPS 2018). See `JointAutoregressive` for the figure.
package struct MBT2018: ImageCodec {
  package static let sideMultiple = JointAutoregressive.sideMultiple
  package static let source = "Minnen et al., NeurIPS 2018"
  package var bytesPerPixel: Int { codec.bytesPerPixel }
  private let codec: JointAutoregressive

  package init(_ weights: CodecWeights) throws {
    let (N, M) = try weights.widths()
    codec = JointAutoregressive(
      bytesPerPixel: Network.bytesPerPixel(N),
      g_a: try weights.g_a(N, M), g_s: try weights.g_s(N, M),
      h_a: try weights.mbt2018_h_a(N, M), h_s: try weights.mbt2018_h_s(N, M),
      bottleneck: try weights.entropyBottleneck(channels: N),
      context: try ContextModel(weights, M: M))
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
