import Randomness
public import Tensors

/// Small networks of learned codecs with random weights, conditioned so that latents reach over some
/// symbols: the arrays of a checkpoint under CompressAI's names.
public struct RandomModel {
  var floats: [String: Tensor] = [:]
  private var normal: SeededNormal

  /// Wide enough for the layers to be computed as those of trained networks are, by minimal filtering.
  private static let N = 8
  private static let M = 12

  /// The arrays of a checkpoint that has no tables yet.
  public static func floats(_ codec: String, seed: UInt64 = 1) -> [String: Tensor] {
    var model = RandomModel(normal: SeededNormal(seed: seed))
    switch codec {
    case "cheng2020-anchor": model.cheng(attention: false)
    case "cheng2020-attn": model.cheng(attention: true)
    case "hu2021": model.hu()
    case "lee2019": model.lee()
    case "msp-baseline", "msp-normal", "msp-extra": model.progressive(codec)
    default: model.minnen(codec)
    }
    return model.floats
  }

  private init(normal: SeededNormal) { self.normal = normal }

  // MARK: Arrays

  mutating func fill(_ shape: [Int], _ deviation: Double, about mean: Double = 0) -> Tensor {
    Tensor(
      shape: shape,
      values: (0..<shape.reduce(1, *)).map { _ in Float(mean + normal.next() * deviation) })
  }

  mutating func conv(
    _ name: String, _ from: Int, _ to: Int, _ kernel: Int, gain: Double = 1
  ) {
    let deviation = gain * (2 / Double(from * kernel * kernel)).squareRoot()
    floats[name + ".weight"] = fill([to, from, kernel, kernel], deviation)
    floats[name + ".bias"] = fill([to], 0.1)
  }

  mutating func deconv(_ name: String, _ from: Int, _ to: Int, gain: Double = 1) {
    // Each output sums a quarter of the taps.
    let deviation = gain * (8 / Double(from * 25)).squareRoot()
    floats[name + ".weight"] = fill([from, to, 5, 5], deviation)
    floats[name + ".bias"] = fill([to], 0.1, about: to == 3 ? 0.5 : 0)
  }

  mutating func gdn(_ name: String, _ channels: Int) {
    floats[name + ".beta"] = fill([channels], 0.1, about: 1)
    floats[name + ".gamma"] = fill([channels, channels], 0.05, about: 0.2)
  }

  mutating func bottleneck(_ channels: Int) {
    let name = "entropy_bottleneck."
    let widths = [1, 3, 3, 3, 3, 1]
    for k in 0..<5 {
      floats[name + "matrices.\(k)"] = fill(
        [channels, widths[k + 1], widths[k]], 0.1, about: k == 0 ? -1.5 : -1)
      floats[name + "biases.\(k)"] = fill([channels, widths[k + 1], 1], 0.2)
      if k < 4 { floats[name + "factors.\(k)"] = fill([channels, widths[k + 1], 1], 0.2) }
    }
    floats[name + "quantiles"] = Tensor(
      shape: [channels, 1, 3],
      values: (0..<channels).flatMap { [-20, 0.125 * Float($0), 20] })
  }

  // MARK: Networks

  private mutating func minnen(_ codec: String) {
    let (N, M) = (Self.N, Self.M)
    for layer in 0..<4 {
      conv("g_a.\(2 * layer)", layer == 0 ? 3 : N, layer == 3 ? M : N, 5, gain: layer == 3 ? 8 : 1)
      deconv("g_s.\(2 * layer)", layer == 0 ? M : N, layer == 3 ? 3 : N, gain: 0.3)
      if layer < 3 {
        gdn("g_a.\(2 * layer + 1)", N)
        gdn("g_s.\(2 * layer + 1)", N)
      }
    }
    bottleneck(codec == "bmshj2018-factorized" ? M : N)
    if codec == "bmshj2018-factorized" { return }
    let isMean = codec.hasPrefix("mbt2018")
    conv("h_a.0", M, N, 3)
    conv("h_a.2", N, N, 5)
    conv("h_a.4", N, N, 5)
    deconv("h_s.0", N, isMean ? M : N)
    deconv("h_s.2", isMean ? M : N, isMean ? M * 3 / 2 : N)
    conv("h_s.4", isMean ? M * 3 / 2 : N, isMean ? 2 * M : M, 3)
    if codec == "mbt2018" { context(M) }
    if codec == "bmshj2018-hyperprior-vbr" { variableRate() }
  }

  private mutating func variableRate() {
    floats["Gain"] = Tensor(shape: [8], values: [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    for (place, widths) in [(2, 12), (12, 12), (12, 1)].enumerated() {
      let name = "QuantABCD.\(2 * place)"
      floats[name + ".weight"] = fill([widths.1, widths.0], 0.2)
      floats[name + ".bias"] = fill([widths.1], 0.1)
    }
  }

  private mutating func context(_ M: Int) {
    conv("context_prediction", M, 2 * M, 5)
    let widths = [4 * M, 10 * M / 3, 8 * M / 3, 2 * M]
    for layer in 0..<3 {
      conv("entropy_parameters.\(2 * layer)", widths[layer], widths[layer + 1], 1)
    }
  }

  private mutating func cheng(attention: Bool) {
    let N = Self.N
    func residual(_ model: inout RandomModel, _ name: String) {
      model.conv(name + ".conv1", N, N, 3)
      model.conv(name + ".conv2", N, N, 3, gain: 0.3)
    }
    func down(_ model: inout RandomModel, _ name: String, _ from: Int) {
      model.conv(name + ".conv1", from, N, 3)
      model.conv(name + ".conv2", N, N, 3)
      model.gdn(name + ".gdn", N)
      model.conv(name + ".skip", from, N, 1)
    }
    func up(_ model: inout RandomModel, _ name: String) {
      model.conv(name + ".subpel_conv.0", N, 4 * N, 3, gain: 0.3)
      model.conv(name + ".conv", N, N, 3, gain: 0.3)
      model.gdn(name + ".igdn", N)
      model.conv(name + ".upsample.0", N, 4 * N, 3, gain: 0.5)
    }
    func attend(_ model: inout RandomModel, _ name: String) {
      for branch in ["conv_a", "conv_b"] {
        for unit in 0..<3 {
          model.conv("\(name).\(branch).\(unit).conv.0", N, N / 2, 1)
          model.conv("\(name).\(branch).\(unit).conv.2", N / 2, N / 2, 3)
          model.conv("\(name).\(branch).\(unit).conv.4", N / 2, N, 1, gain: 0.3)
        }
      }
      model.conv(name + ".conv_b.3", N, N, 1)
    }
    let analysis = attention ? "DRDARDRCA" : "DRDRDRC"
    let synthesis = attention ? "ARURUARURS" : "RURURURS"
    for (place, block) in analysis.enumerated() {
      let name = "g_a.\(place)"
      switch block {
      case "D": down(&self, name, place == 0 ? 3 : N)
      case "R": residual(&self, name)
      case "A": attend(&self, name)
      default: conv(name, N, N, 3, gain: 6)
      }
    }
    for (place, block) in synthesis.enumerated() {
      let name = "g_s.\(place)"
      switch block {
      case "U": up(&self, name)
      case "R": residual(&self, name)
      case "A": attend(&self, name)
      default: conv(name + ".0", N, 12, 3, gain: 0.1)
      }
    }
    bottleneck(N)
    for layer in 0..<5 { conv("h_a.\(2 * layer)", N, N, 3) }
    conv("h_s.0", N, N, 3)
    conv("h_s.2.0", N, 4 * N, 3)
    conv("h_s.4", N, N * 3 / 2, 3)
    conv("h_s.6.0", N * 3 / 2, 6 * N, 3)
    conv("h_s.8", N * 3 / 2, 2 * N, 3)
    context(N)
  }
}
