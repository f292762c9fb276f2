internal import Layers
internal import Tensors

/// The probability network of Zhang et al. 2022, one for all steps and scales:
///
///     [y, m, z] -> conv -> 5 residual blocks -> conv -> new z -> conv -> θ = μ, σ
///
/// y holds what is decoded and predictions elsewhere, m is 1 where it is decoded, z carries F features
/// from step to step.
struct ProgressiveNetwork: Sendable {
  let N: Int
  let F: Int
  /// Channels of m: 1 where all channels of a pixel are coded together.
  let masks: Int
  private let trunk: Network
  private let z: IntegerConvolution
  private let θ: IntegerConvolution
  private let upsampler: Network

  init(_ weights: CodecWeights, N: Int, hasSeeds: Bool) throws {
    let name = "entropy_model.prob_decoder"
    let cnn = name + ".maskedcnn"
    self.N = N
    masks = hasSeeds ? N : 1
    F = try weights.outputs(ProgressiveFamily.firstLayer)
    let blocks = try (0..<5).map { [F] block in
      try ResidualUnit(weights, "\(cnn).resblocks.res\(block)", F)
    }
    trunk = Network(
      [
        try weights.integerConvolution("\(cnn).conv1.conv", from: N + masks + F, to: F),
        try weights.slopes("\(cnn).conv1.act", F),
      ] + blocks)
    z = try weights.integerConvolution("\(cnn).out_z_conv.conv", from: F, to: F)
    θ = try weights.integerConvolution("\(cnn).out_mix_conv.conv", from: F, to: 2 * N)
    upsampler = try weights.integerSubpixel("\(name).z_upsampler.conv.conv", from: F, to: F)
  }

  /// - Parameter input: y, m and z, one behind the other.
  /// - Returns: the new z, and μ and σ one behind the other.
  func callAsFunction(_ input: Tensor, _ team: KernelTeam) -> (z: Tensor, θ: Tensor) {
    let z = z(trunk(input, team), team)
    return (z, θ(z, team))
  }

  /// z of the next finer scale.
  func upsampled(_ z: Tensor, height: Int, width: Int, _ team: KernelTeam) -> Tensor {
    upsampler(z, team).continued(height: height, width: width)
  }
}

/// 3x3, 3x3, added to the input; an activation behind each.
private struct ResidualUnit: Layer {
  private let body: Network
  private let then: PReLU

  init(_ weights: CodecWeights, _ name: String, _ F: Int) throws {
    body = Network(
      try weights.integerConvolution("\(name).conv1.conv", from: F, to: F),
      try weights.slopes("\(name).act1", F),
      try weights.integerConvolution("\(name).conv2.conv", from: F, to: F))
    then = try weights.slopes("\(name).act2", F)
  }

  func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor {
    then(body(map, team).adding(map), team)
  }
}

extension Tensor {
  /// The map with its last row and column repeated, where a plane of an odd extent was doubled from
  /// its half.
  func continued(height: Int, width: Int) -> Tensor {
    let padding = Padding(top: 0, left: 0, bottom: height - shape[1], right: width - shape[2])
    return padding.bottom + padding.right == 0 ? self : padded(padding, with: .replicate)
  }
}
