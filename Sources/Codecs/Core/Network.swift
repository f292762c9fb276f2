internal import Layers
internal import Tensors

/// Layers one behind the other.
struct Network: Layer {
  /// Bytes for each pixel of an image while networks of N channels run: maps at half the sides take N
  /// each, and few are alive at a time (3.2 were measured for the plain transforms, 4.7 for residual
  /// blocks), beside the image itself.
  static func bytesPerPixel(_ N: Int, maps: Int = 4) -> Int { maps * N + 32 }

  private let layers: [any Layer]

  init(_ layers: any Layer...) { self.layers = layers }
  init(_ layers: [any Layer]) { self.layers = layers }

  func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor {
    var map = map
    for layer in layers { map = layer(map, team) }
    return map
  }
}
