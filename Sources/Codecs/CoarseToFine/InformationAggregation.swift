internal import Layers
internal import Tensors

/// The image from the features of the main latent and, beside them, the decoded hyper maps: their
/// side information serves the reconstruction too.
struct InformationAggregation: Sendable {
  private let rise, residual, finish: Network
  private let shuffle = PixelShuffle(2, order: .depthToSpace)

  /// - Parameters:
  ///   - features: channels of the main latent's features.
  ///   - h1: channels of the coarse hyper map.
  ///   - h2: channels of the fine hyper map.
  init(_ weights: CodecWeights, features: Int, h1: Int, h2: Int) throws {
    let name = "side_recon_model.layer_"
    let slope: Activation = .leakyReLU(0.2)
    guard h1 % 4 == 0 else {
      let key = "hs_model_1.transform.7.weight"
      throw CodecError.shape(
        file: weights.path, key: key, expected: [nil, nil, 3, 3], found: try weights.shape(key))
    }
    func up(
      _ layer: String, _ from: Int, _ then: Activation = .none
    ) throws -> (TransposedConvolution, Int) {
      let to = try weights.extent("\(name)\(layer).1.weight", 1)
      return (
        try weights.deconvolution(
          "\(name)\(layer).1", from: from, to: to, alignment: .tfSame, then: then), to
      )
    }
    let (layer_1, n1) = try up("1", h2 + h1 / 4)
    let (layer_1a, n1a) = try up("1a", n1, slope)
    let (layer_1b, n1b) = try up("1b", n1a, slope)
    rise = Network(layer_1, layer_1a, layer_1b)

    let both = features + n1b
    let n31 = try weights.outputs(name + "3_1.0.weight")
    let n32 = try weights.outputs(name + "3_2.0.weight")
    residual = Network(
      try weights.convolution(name + "3_1.0", from: both, to: n31, kernel: 3, then: slope),
      try weights.convolution(name + "3_2.0", from: n31, to: n32, kernel: 3, then: slope),
      try weights.convolution(name + "3_3.0", from: n32, to: both, kernel: 3, then: slope))

    let (layer_4, n4) = try up("4", both)
    let n5 = try weights.outputs(name + "5.0.weight")
    finish = Network(
      layer_4, try weights.convolution(name + "5.0", from: n4, to: n5, kernel: 3, then: slope),
      try weights.convolution(name + "6", from: n5, to: 3, kernel: 1))
  }

  func callAsFunction(
    features: consuming Tensor, h1: Tensor, h2: Tensor, _ team: KernelTeam
  ) -> Tensor {
    let side = rise(Tensor.concatenated([h2, shuffle(h1)]), team)
    let both = Tensor.concatenated([features, side])
    return finish(residual(both, team).adding(both), team)
  }
}
