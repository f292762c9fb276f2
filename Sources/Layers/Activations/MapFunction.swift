internal import CKernels
internal import Tensors

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
