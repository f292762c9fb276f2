internal import Layers
internal import Tensors

// The transforms by the names of MPEG VCM-RS: N channels, 3x3 kernels, an eighth of the sides.
extension CodecWeights {
  /// x -> y
  func progressiveAnalysis(_ N: Int) throws -> Network {
    let name = "encoder.network"
    return Network(
      try progressiveDown("\(name).0", from: 3, to: N), try progressiveResidual("\(name).1", N),
      try progressiveDown("\(name).2", from: N, to: N), try progressiveResidual("\(name).3", N),
      try integerConvolution("\(name).4", from: N, to: N, stride: 2))
  }

  /// ŷ -> x̂
  func progressiveSynthesis(_ N: Int) throws -> Network {
    let name = "decoder.network"
    return Network(
      try progressiveResidual("\(name).0", N), try progressiveUp("\(name).1", N),
      try progressiveResidual("\(name).2", N), try progressiveUp("\(name).3", N),
      try progressiveResidual("\(name).4", N),
      try integerSubpixel("\(name).5.conv", from: N, to: 3))
  }

  // MARK: Blocks

  /// The last activation comes before the sum.
  private func progressiveBlock(
    _ name: String, _ first: any Layer, _ N: Int, skip: Network?
  ) throws -> ResidualBlock {
    ResidualBlock(
      body: Network(
        first, try slopes("\(name).act1", N),
        try integerConvolution("\(name).conv2", from: N, to: N), try slopes("\(name).act2", N)),
      skip: skip)
  }

  private func progressiveResidual(_ name: String, _ N: Int) throws -> ResidualBlock {
    try progressiveBlock(
      name, try integerConvolution("\(name).conv1", from: N, to: N), N, skip: nil)
  }

  private func progressiveDown(_ name: String, from: Int, to N: Int) throws -> ResidualBlock {
    try progressiveBlock(
      name, try integerConvolution("\(name).conv1", from: from, to: N, stride: 2), N,
      skip: Network(try integerConvolution("\(name).shortcut", from: from, to: N, stride: 2)))
  }

  private func progressiveUp(_ name: String, _ N: Int) throws -> ResidualBlock {
    try progressiveBlock(
      name, try integerSubpixel("\(name).conv1.conv", from: N, to: N), N,
      skip: Network(try integerSubpixel("\(name).shortcut.conv", from: N, to: N)))
  }
}
