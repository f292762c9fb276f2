internal import Layers
internal import Tensors

// Layers by the names of their weights; the alignment is torch's unless something else is said. Networks
// that give means and deviations ask for the smaller tiles, which round least; layers whose single
// positions are asked for (autoregressive decoding) must be chains.
extension CodecWeights {
  /// Convolution, without a padding given one with `kernel` / 2 zeros on each side.
  func convolution(
    _ name: String, from: Int, to: Int, kernel: Int, stride: Int = 1,
    padding: ConvolutionPadding? = nil, taps: ConvolutionTaps = .all, then: Activation = .none,
    by arithmetic: ConvolutionArithmetic = .winograd(.four)
  ) throws -> Convolution {
    guard from > 0, to > 0 else {
      throw CodecError.shape(
        file: path, key: name + ".weight", expected: [nil, nil, kernel, kernel],
        found: try shape(name + ".weight"))
    }
    return try Convolution(
      name, from: from, to: to, kernel: kernel, stride: stride,
      padding: padding ?? .all(kernel / 2), taps: taps, then: then, by: arithmetic,
      weight: floats(name + ".weight", [to, from, kernel, kernel]),
      bias: floats(name + ".bias", [to]))
  }

  /// Transposed convolution, 5x5 to twice the sides.
  func deconvolution(
    _ name: String, from: Int, to: Int, kernel: Int = 5, stride: Int = 2,
    alignment: TransposedConvolution.Alignment = .torch, then: Activation = .none,
    by arithmetic: ConvolutionArithmetic = .winograd(.four)
  ) throws -> TransposedConvolution {
    try TransposedConvolution(
      name, from: from, to: to, kernel: kernel, stride: stride, alignment: alignment, then: then,
      by: arithmetic, weight: floats(name + ".weight", [from, to, kernel, kernel]),
      bias: floats(name + ".bias", [to]))
  }

  func gdn(_ name: String, _ channels: Int, inverse: Bool = false) throws -> GDN {
    try GDN(
      name, channels: channels, inverse: inverse, rule: .torch,
      beta: floats(name + ".beta", [channels]),
      gamma: floats(name + ".gamma", [channels, channels])
    )
  }

  /// 3x3 convolution to four times the channels, shuffled to twice the sides.
  func subpixel(
    _ name: String, from: Int, to: Int, then: Activation = .none,
    by arithmetic: ConvolutionArithmetic = .winograd(.four)
  ) throws -> SubpixelConvolution {
    SubpixelConvolution(
      convolution: try convolution(
        name + ".0", from: from, to: 4 * to, kernel: 3, then: then, by: arithmetic))
  }
}

/// Convolution and pixel shuffle. Activations act on single values, so they may come before the
/// shuffle.
struct SubpixelConvolution: Layer {
  let convolution: Convolution
  private let shuffle = PixelShuffle(2, order: .torch)

  init(convolution: Convolution) { self.convolution = convolution }

  func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor {
    shuffle(convolution(map, team))
  }
}
