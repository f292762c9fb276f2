internal import CKernels
public import Tensors

/// e^x, within 1 ulp and the same bits on every machine: codecs derive their tables from it.
public struct Exponential: Sendable {
  public init() {}

  /// In place if no other value shares the map.
  public func callAsFunction(_ map: consuming Tensor, _ team: KernelTeam) -> Tensor {
    MapFunction(function: CK_MAP_EXP)(map, team)
  }

  /// Of one number, the same bits as in a map.
  public static func value(_ x: Float) -> Float { MapFunction(function: CK_MAP_EXP)(x) }
}
