internal import Layers
internal import Tensors

/// The scales f_w of integer convolutions, which stand beside weights and biases.
enum IntegerWeights {
  static let scaleSuffix = ".f_w"

  /// Adds the scales that a checkpoint does not have: its authors' program computes them at each start. They
  /// decide on last bits, so they are made once, at import, and kept.
  static func addScales(_ floats: inout [String: Tensor]) {
    for (key, weight) in floats where key.hasSuffix(".weight") && weight.shape.count == 4 {
      let scales = String(key.dropLast(".weight".count)) + scaleSuffix
      guard floats[scales] == nil, weight.values.allSatisfy(\.isFinite) else { continue }
      floats[scales] = IntegerConvolution.weightScales(weight)
    }
  }
}
