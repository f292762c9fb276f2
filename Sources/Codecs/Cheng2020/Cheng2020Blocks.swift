internal import Layers
internal import Tensors

private let slope: Activation = .leakyReLU(0.01)

// The blocks of Cheng et al. 2020 by the names of CompressAI.
extension CodecWeights {
  /// 3x3, 3x3, added to the input.
  func residual(_ name: String, _ N: Int) throws -> ResidualBlock {
    ResidualBlock(
      body: Network(
        try convolution(name + ".conv1", from: N, to: N, kernel: 3, then: slope),
        try convolution(name + ".conv2", from: N, to: N, kernel: 3, then: slope)), skip: nil)
  }

  /// 3x3 to half the sides, 3x3, GDN, added to a 1x1 of the input.
  func residualDown(_ name: String, from: Int, to N: Int) throws -> ResidualBlock {
    ResidualBlock(
      body: Network(
        try convolution(name + ".conv1", from: from, to: N, kernel: 3, stride: 2, then: slope),
        try convolution(name + ".conv2", from: N, to: N, kernel: 3), try gdn(name + ".gdn", N)),
      skip: Network(try convolution(name + ".skip", from: from, to: N, kernel: 1, stride: 2)))
  }

  /// 3x3 and shuffle to twice the sides, 3x3, IGDN, added to a 3x3 and shuffle of the input.
  func residualUp(_ name: String, _ N: Int) throws -> ResidualBlock {
    ResidualBlock(
      body: Network(
        try subpixel(name + ".subpel_conv", from: N, to: N, then: slope),
        try convolution(name + ".conv", from: N, to: N, kernel: 3),
        try gdn(name + ".igdn", N, inverse: true)),
      skip: Network(try subpixel(name + ".upsample", from: N, to: N)))
  }

  /// a(x) sigmoid(b(x)) + x
  func attention(_ name: String, _ N: Int) throws -> AttentionBlock {
    func unit(_ name: String) throws -> ResidualBlock {
      ResidualBlock(
        body: Network(
          try convolution(name + ".conv.0", from: N, to: N / 2, kernel: 1, then: .relu),
          try convolution(name + ".conv.2", from: N / 2, to: N / 2, kernel: 3, then: .relu),
          try convolution(name + ".conv.4", from: N / 2, to: N, kernel: 1)),
        skip: nil, then: .relu)
    }
    return AttentionBlock(
      a: Network(
        try unit(name + ".conv_a.0"), try unit(name + ".conv_a.1"), try unit(name + ".conv_a.2")),
      b: Network(
        try unit(name + ".conv_b.0"), try unit(name + ".conv_b.1"), try unit(name + ".conv_b.2"),
        try convolution(name + ".conv_b.3", from: N, to: N, kernel: 1)))
  }
}

struct ResidualBlock: Layer {
  let body: Network
  /// nil for the input itself.
  let skip: Network?
  var then: Activation = .none

  func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor {
    then.applied(to: body(map, team).adding(skip?(map, team) ?? map), team)
  }
}

struct AttentionBlock: Layer {
  let a, b: Network

  func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor {
    a(map, team).multiplied(by: Sigmoid()(b(map, team), team)).adding(map)
  }
}
