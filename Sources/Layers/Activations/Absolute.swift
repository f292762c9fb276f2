internal import CKernels
public import Tensors

/// |x|
public struct Absolute: Sendable {
  public init() {}

  /// In place if no other value shares the map.
  public func callAsFunction(_ map: consuming Tensor, _ team: KernelTeam) -> Tensor {
    MapFunction(function: CK_MAP_ABSOLUTE)(map, team)
  }
}
