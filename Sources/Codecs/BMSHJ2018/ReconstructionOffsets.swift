internal import EntropyCoding
internal import Tensors

/// How far from a rounded value its reconstruction lies, towards 0: three small dense layers (2 inputs, twice 12
/// with ReLU, 1 output) of the scaled deviation and the gain. CompressAI calls them QuantABCD.
struct ReconstructionOffsets: Sendable {
  private static let width = 12

  private let layers: [Dense]
  /// CompressAI's bound of deviations.
  private static let leastDeviation: Float = 0.11

  init(_ weights: CodecWeights) throws {
    let widths = [2, Self.width, Self.width, 1]
    layers = try (0..<3).map {
      try Dense(weights, "QuantABCD.\(2 * $0)", widths[$0], widths[$0 + 1])
    }
  }

  /// ŷ, in units of y.
  ///
  /// - Parameter scales: g·σ, before any bound.
  func reconstruction(of q: Tensor, scales: Tensor, gain: Float) -> Tensor {
    let step = 1 / gain
    return Tensor(
      shape: q.shape,
      values: q.values.indices.map { place in
        let value = q.values[place]
        if value == 0 { return 0 }
        let offset = -self(max(scales.values[place], Self.leastDeviation), gain)
        return (value.sign == .minus ? -1 : 1) * (abs(value) + offset) * step
      })
  }

  private func callAsFunction(_ deviation: Float, _ gain: Float) -> Float {
    var values = [deviation, gain]
    for (index, layer) in layers.enumerated() { values = layer(values, isLast: index == 2) }
    return values[0]
  }

  /// Each output one chain of fused multiply-adds, from the bias on.
  private struct Dense: Sendable {
    let weight: Tensor
    let bias: [Float]

    init(_ weights: CodecWeights, _ name: String, _ inputs: Int, _ outputs: Int) throws {
      weight = try weights.floats(name + ".weight", [outputs, inputs])
      bias = try weights.floats(name + ".bias", [outputs]).values
    }

    func callAsFunction(_ inputs: [Float], isLast: Bool) -> [Float] {
      bias.indices.map { output in
        var sum = bias[output]
        for (index, input) in inputs.enumerated() {
          sum.addProduct(weight.values[output * inputs.count + index], input)
        }
        return isLast ? sum : max(sum, 0)
      }
    }
  }
}
