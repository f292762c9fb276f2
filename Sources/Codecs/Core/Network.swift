internal import Layers
internal import Tensors

/// A layer from a map to a map.
protocol NetworkLayer: Sendable {
  func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor
}

extension Convolution: NetworkLayer {}
extension TransposedConvolution: NetworkLayer {}
extension GDN: NetworkLayer {}

/// Layers one behind the other.
struct Network: NetworkLayer {
  private let layers: [any NetworkLayer]

  init(_ layers: any NetworkLayer...) { self.layers = layers }
  init(_ layers: [any NetworkLayer]) { self.layers = layers }

  func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor {
    var map = map
    for layer in layers { map = layer(map, team) }
    return map
  }
}
