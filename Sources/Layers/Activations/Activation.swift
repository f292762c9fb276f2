internal import CKernels
public import Tensors

/// A rectifier that follows a layer, fused with it or by itself. NaN stays NaN.
public enum Activation: Sendable, Equatable {
  case none
  /// max(x, 0)
  case relu
  /// x, or slope x where x < 0.
  case leakyReLU(Float)

  /// The activation of every number; in place if no other value shares the map.
  public func applied(to map: consuming Tensor, _ team: KernelTeam) -> Tensor {
    switch self {
    case .none: map
    case .relu: MapFunction(function: CK_MAP_RELU)(map, team)
    case .leakyReLU(let slope): MapFunction(function: CK_MAP_LEAKY_RELU, slope: slope)(map, team)
    }
  }

  var kernel: ck_activation {
    switch self {
    case .none: CK_LINEAR
    case .relu: CK_RELU
    case .leakyReLU: CK_LEAKY_RELU
    }
  }

  var slope: Float { if case .leakyReLU(let slope) = self { slope } else { 0 } }
}
