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
      Shuffled(shuffle: .init(2, order: .torch)))
  }

  /// PReLU with one slope, or one a channel.
  func slopes(_ name: String, _ channels: Int) throws -> Rectified {
    let key = name + ".weight"
    let isSingle = try shape(key) == [1]
    return Rectified(
      slopes: try PReLU(
        name, channels: channels, weight: floats(key, [isSingle ? 1 : channels])))
  }
}

extension IntegerConvolution: NetworkLayer {}

struct Shuffled: NetworkLayer {
  let shuffle: PixelShuffle

  func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor { shuffle(map) }
}

struct Rectified: NetworkLayer {
  let slopes: PReLU

  func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor { slopes(map) }
}
