public import Tensors

/// A layer of a network: from a map, channels x rows x columns, to a map, by the threads of a team.
public protocol Layer: Sendable {
  func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor
}

/// A layer that the calling thread computes alone.
public protocol SerialLayer: Layer {
  func callAsFunction(_ map: Tensor) -> Tensor
}

extension SerialLayer {
  public func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor { self(map) }
}
