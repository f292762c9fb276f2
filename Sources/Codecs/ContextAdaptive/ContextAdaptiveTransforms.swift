internal import Layers
internal import Tensors

/// Sides of the maps inside the networks, from a padded image's: each stage halves a side, rounded up
/// (it gets a line where it is odd).
struct LatentSides {
  /// Behind the first, second and third stage, before the added line.
  let stages: [Int]
  let y: Int
  /// y, mirrored up to a multiple of 4, then halved twice.
  let z: Int

  init(_ side: Int) {
    var sides = [side]
    for _ in 0..<4 { sides.append((sides[sides.count - 1] + 1) / 2) }
    stages = Array(sides[1...3])
    y = sides[4]
    z = (y + 3) / 4
  }
}

/// Zeros below and at the right, where a side is odd.
private struct EvenSides: Layer {
  func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor {
    let (rows, columns) = (map.shape[1], map.shape[2])
    if rows % 2 == 0 && columns % 2 == 0 { return map }
    return map.padded(
      Padding(top: 0, left: 0, bottom: rows % 2, right: columns % 2), with: .zero)
  }
}

/// The map mirrored below and at the right, up to multiples of 4.
private struct MirroredSides: Layer {
  func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor {
    let (rows, columns) = (map.shape[1], map.shape[2])
    return map.padded(
      Padding(top: 0, left: 0, bottom: -rows & 3, right: -columns & 3), with: .symmetric)
  }
}

// The transforms of Ballé et al. 2018 in TensorFlow's alignment, for images of any size: N channels
// inside, M in the latent.
extension CodecWeights {
  /// x -> y
  func evenAnalysis(_ N: Int, _ M: Int) throws -> Network {
    var layers: [any Layer] = []
    for stage in 0..<4 {
      layers.append(
        try convolution(
          "g_a.\(2 * stage)", from: stage == 0 ? 3 : N, to: stage == 3 ? M : N, kernel: 5,
          stride: 2, padding: .tfSame))
      if stage < 3 { layers += [try eitherGDN("g_a.\(2 * stage + 1)", N), EvenSides()] }
    }
    return Network(layers)
  }

  /// ŷ -> z
  func roundedHyperAnalysis(_ N: Int, _ M: Int) throws -> Network {
    Network(
      MirroredSides(), try convolution("h_a.0", from: M, to: N, kernel: 3, then: .relu),
      try convolution(
        "h_a.2", from: N, to: N, kernel: 5, stride: 2, padding: .tfSame, then: .relu),
      try convolution("h_a.4", from: N, to: N, kernel: 5, stride: 2, padding: .tfSame))
  }

  /// ẑ -> c' (and σ₂ behind it)
  func exponentialHyperSynthesis(_ N: Int, _ M: Int) throws -> Network {
    Network(
      try deconvolution(
        "h_s.0", from: N, to: N, alignment: .tfSame, then: .relu, by: .winograd(.two)),
      try deconvolution(
        "h_s.2", from: N, to: N, alignment: .tfSame, then: .relu, by: .winograd(.two)),
      try convolution("h_s.4", from: N, to: M, kernel: 3, by: .winograd(.two)), Exponential())
  }

  /// β and γ are the stored square roots that training keeps, or the numbers themselves where the weights
  /// call them effective.
  fileprivate func eitherGDN(_ name: String, _ channels: Int, inverse: Bool = false) throws -> GDN {
    guard has(name + ".effective_beta") else { return try gdn(name, channels, inverse: inverse) }
    return try GDN(
      name, channels: channels, inverse: inverse, rule: .effective,
      beta: floats(name + ".effective_beta", [channels]),
      gamma: floats(name + ".effective_gamma", [channels, channels]))
  }
}

/// ŷ -> x̂; the lines that the analysis added are cut off behind each stage.
struct CroppedSynthesis: Sendable {
  private let stages: [Network]

  init(_ weights: CodecWeights, _ N: Int, _ M: Int) throws {
    stages = try (0..<4).map { stage in
      let deconvolution = try weights.deconvolution(
        "g_s.\(2 * stage)", from: stage == 0 ? M : N, to: stage == 3 ? 3 : N, alignment: .tfSame)
      if stage == 3 { return Network(deconvolution) }
      return Network(
        deconvolution, try weights.eitherGDN("g_s.\(2 * stage + 1)", N, inverse: true))
    }
  }

  /// - Parameter height: of the padded image; `width` too.
  func callAsFunction(_ y_hat: Tensor, height: Int, width: Int, _ team: KernelTeam) -> Tensor {
    let heights = [height] + LatentSides(height).stages
    let widths = [width] + LatentSides(width).stages
    var map = y_hat
    for (stage, network) in stages.enumerated() {
      map = network(map, team)
      let (rows, columns) = (heights[3 - stage], widths[3 - stage])
      if map.shape[1] > rows || map.shape[2] > columns {
        map = map.cropped(top: 0, left: 0, height: rows, width: columns)
      }
    }
    return map
  }
}
