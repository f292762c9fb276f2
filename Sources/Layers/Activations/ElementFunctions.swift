internal import CKernels
public import Tensors

/// A kernel that maps every number by itself.
struct MapFunction {
  let function: ck_function
  var slope: Float = 0

  /// In place if no other value shares the values.
  func callAsFunction(_ map: consuming Tensor, _ team: KernelTeam) -> Tensor {
    map.values.withUnsafeMutableBufferPointer { values in
      guard let start = values.baseAddress else { return }
      ck_map(team.instructions, function, slope, start, start, values.count, team.handle)
    }
    return map
  }

  func callAsFunction(_ value: Float) -> Float {
    var result: Float = 0
    withUnsafePointer(to: value) {
      ck_map(ck_best_instructions(), function, slope, $0, &result, 1, nil)
    }
    return result
  }
}

/// |x|
public struct Absolute: Layer {
  public init() {}

  /// In place if no other value shares the map.
  public func callAsFunction(_ map: consuming Tensor, _ team: KernelTeam) -> Tensor {
    MapFunction(function: CK_MAP_ABSOLUTE)(map, team)
  }
}

/// e^x, within 1 ulp and the same bits on every machine: codecs derive their tables from it.
public struct Exponential: Layer {
  public init() {}

  /// In place if no other value shares the map.
  public func callAsFunction(_ map: consuming Tensor, _ team: KernelTeam) -> Tensor {
    MapFunction(function: CK_MAP_EXP)(map, team)
  }

  /// Of one number, the same bits as in a map.
  public static func value(_ x: Float) -> Float { MapFunction(function: CK_MAP_EXP)(x) }
}

/// 1 / (1 + e^−x), within 2 ulp and the same bits on every machine.
public struct Sigmoid: Layer {
  public init() {}

  /// In place if no other value shares the map.
  public func callAsFunction(_ map: consuming Tensor, _ team: KernelTeam) -> Tensor {
    MapFunction(function: CK_MAP_SIGMOID)(map, team)
  }

  /// Of one number, the same bits as in a map.
  public static func value(_ x: Float) -> Float { MapFunction(function: CK_MAP_SIGMOID)(x) }
}
