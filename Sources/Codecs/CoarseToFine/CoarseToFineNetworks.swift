internal import Layers
internal import Tensors

// The transforms of Hu et al. 2021, by the names of their PyTorch program. All widths follow from the
// weights, so the published low and high networks and the paper's tables are one code.
extension CodecWeights {
  /// x -> z3, a sixteenth of the sides.
  func coarseToFineAnalysis() throws -> (network: Network, channels: Int) {
    let name = "a_model.transform."
    var layers: [any Layer] = []
    var channels = 3
    for place in [1, 4, 7, 10] {
      let inputs = channels
      channels = try outputs("\(name)\(place).weight")
      layers.append(
        try convolution(
          "\(name)\(place)", from: inputs, to: channels, kernel: 5, stride: 2, padding: .tfSame))
      if place < 10 { layers.append(try gdn("\(name)\(place + 1)", channels)) }
    }
    return (Network(layers), channels)
  }

  /// ẑ3 -> features at half the image's sides.
  func coarseToFineSynthesis(_ channels: Int) throws -> (network: Network, channels: Int) {
    let name = "s_model.transform."
    var layers: [any Layer] = []
    var channels = channels
    for place in [1, 4, 7] {
      let inputs = channels
      channels = try extent("\(name)\(place).weight", 1)
      layers.append(
        try deconvolution("\(name)\(place)", from: inputs, to: channels, alignment: .tfSame))
      layers.append(try gdn("\(name)\(place + 1)", channels, inverse: true))
    }
    return (Network(layers), channels)
  }

  /// Signal-preserving hyper analysis: space to depth, then 1x1 layers; half the sides.
  func hyperAnalysis(_ index: Int, _ channels: Int) throws -> (network: Network, channels: Int) {
    let name = "ha_model_\(index).transform."
    let widths = try [0, 2, 4, 6].map { try outputs("\(name)\($0).weight") }
    return (
      Network(
        try convolution(name + "0", from: channels, to: widths[0], kernel: 3), SpaceToDepth(2),
        try convolution(name + "2", from: 4 * widths[0], to: widths[1], kernel: 1, then: .relu),
        try convolution(name + "4", from: widths[1], to: widths[2], kernel: 1, then: .relu),
        try convolution(name + "6", from: widths[2], to: widths[3], kernel: 1)),
      widths[3]
    )
  }

  /// Signal-preserving hyper synthesis: 1x1 layers, then depth to space; twice the sides.
  func hyperSynthesis(_ index: Int, _ channels: Int) throws -> (network: Network, channels: Int) {
    let name = "hs_model_\(index).transform."
    let widths = try [0, 1, 3, 7].map { try extent("\(name)\($0).weight", 1) }
    guard widths[2] % 4 == 0 else {
      throw CodecError.shape(
        file: path, key: name + "3.weight", expected: [widths[1], nil, 1, 1],
        found: try shape(name + "3.weight"))
    }
    func mix(_ place: Int, _ from: Int, _ to: Int, _ then: Activation) throws -> any Layer {
      try deconvolution("\(name)\(place)", from: from, to: to, kernel: 1, stride: 1, then: then)
    }
    return (
      Network(
        try mix(0, channels, widths[0], .none), try mix(1, widths[0], widths[1], .relu),
        try mix(3, widths[1], widths[2], .relu), PixelShuffle(2, order: .depthToSpace),
        try deconvolution(
          name + "7", from: widths[2] / 4, to: widths[3], kernel: 3, stride: 1, by: .winograd(.two))
      ),
      widths[3]
    )
  }
}
