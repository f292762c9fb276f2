internal import CKernels
public import Tensors

/// 1 / (1 + e^−x), within 2 ulp and the same bits on every machine.
public struct Sigmoid: Sendable {
  public init() {}

  /// In place if no other value shares the map.
  public func callAsFunction(_ map: consuming Tensor, _ team: KernelTeam) -> Tensor {
    MapFunction(function: CK_MAP_SIGMOID)(map, team)
  }

  /// Of one number, the same bits as in a map.
  public static func value(_ x: Float) -> Float { MapFunction(function: CK_MAP_SIGMOID)(x) }
}
