internal import Layers
internal import Tensors

// Layers in whole numbers, by the names of their weights and of their scales f_w.
extension CodecWeights {
  /// 3x3 convolution.
  func integerConvolution(
    _ name: String, from: Int, to: Int, stride: Int = 1
  ) throws -> IntegerConvolution {
    try IntegerConvolution(
      name, from: from, to: to, kernel: 3, stride: stride,
      weight: floats(name + ".weight", [to, from, 3, 3]), bias: floats(name + ".bias", [to]),
      weightScales: floats(name + IntegerWeights.scaleSuffix, [to]))
  }

  /// 3x3 convolution to four times the channels, shuffled to twice the sides.
  func integerSubpixel(_ name: String, from: Int, to: Int) throws -> Network {
    Network(
      try integerConvolution(name, from: from, to: 4 * to),
      PixelShuffle(2, order: .torch))
  }

  /// PReLU with one slope, or one a channel.
  func slopes(_ name: String, _ channels: Int) throws -> PReLU {
    let key = name + ".weight"
    let isSingle = try shape(key) == [1]
    return try PReLU(
      name, channels: channels, weight: floats(key, [isSingle ? 1 : channels]))
  }
}

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
