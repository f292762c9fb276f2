internal import Layers
internal import Tensors

/// f: from both windows of a position, ŷ's before those of c', to means and deviations of M1 channels.
/// Its inner layers are not published; they are a list in the weights, read by `WindowLayer.list`.
struct DistributionEstimator: Sendable {
  /// M1
  let channels: Int
  let assumptions: [String]
  private let layers: [WindowLayer]

  init(_ weights: CodecWeights, M: Int) throws {
    let list = try WindowLayer.list(weights, M: M)
    (layers, channels) = (list.layers, list.channels)
    assumptions =
      list.isConjecture
      ? [
        "the weights do not contain the strides and activations of f (f.layers), which are not published, so "
          + "strides 1, 2 and 1 and leaky rectifiers of slope 0.2 are assumed"
      ] : []
  }

  /// - Parameter windows: 2 M1 channels of 1 x (16 count) numbers, 4x4 for each position.
  /// - Returns: μ and σ = exp, each M1 x 1 x count.
  func callAsFunction(
    _ windows: Tensor, _ count: Int, _ team: KernelTeam
  ) -> (means: Tensor, deviations: Tensor) {
    var maps = windows
    for layer in layers { maps = layer(maps, count, team) }
    return (
      maps.channels(0..<channels), Exponential()(maps.channels(channels..<2 * channels), team)
    )
  }
}
