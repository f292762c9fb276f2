internal import EntropyCoding
internal import Layers
internal import Tensors

/// The autoregressive part of Minnen et al. 2018: deviations and means of y at a position from the side
/// information there and from what was decoded before, in raster order.
///
///     ŷ so far -> context_prediction (5x5, 12 taps before the centre) \
///                                                                       entropy_parameters -> σ, μ
///     ẑ -> h_s ------------------------------------------------------/
///
/// Encoder and decoder call `scan` alone, so that both compute the same bits.
struct ContextModel: Sendable {
  private let contextPrediction: Convolution
  private let entropyParameters: [Convolution]
  private let gaussian: GaussianConditional
  private let M: Int

  init(_ weights: CodecWeights, M: Int) throws {
    self.M = M
    contextPrediction = try weights.convolution(
      "context_prediction", from: M, to: 2 * M, kernel: 5, taps: .beforeCentre,
      by: .chain)
    let widths = [4 * M, 10 * M / 3, 8 * M / 3, 2 * M]
    entropyParameters = try (0..<3).map { layer in
      try weights.convolution(
        "entropy_parameters.\(2 * layer)", from: widths[layer], to: widths[layer + 1], kernel: 1,
        then: layer < 2 ? .leakyReLU(0.01) : .none, by: .chain)
    }
    gaussian = try weights.gaussianConditional()
  }

  func encode(
    _ y: Tensor, hyper: Tensor, _ latents: inout LatentEncoder, _ team: KernelTeam
  ) throws {
    var symbols: [Int32] = []
    var rows: [UInt16] = []
    symbols.reserveCapacity(y.values.count)
    rows.reserveCapacity(y.values.count)
    let plane = y.shape[1] * y.shape[2]
    _ = try scan(hyper, team) { place, scales, means in
      rows += scales.map(gaussian.row)
      let first = symbols.count
      for (channel, mean) in means.enumerated() {
        let index = channel * plane + place
        symbols.append(try Quantisation.symbol(y.values[index], mean: mean, place: index))
      }
      return symbols[first...]
    }
    try latents.append(symbols, rows: rows, gaussian.tables)
  }

  func decode(
    hyper: Tensor, _ latents: inout LatentDecoder, _ team: KernelTeam
  ) throws -> Tensor {
    var y_hat: Tensor?
    _ = try latents.next(hyper.values.count / 2, gaussian.tables) { decoder in
      var symbols: [Int32] = []
      y_hat = try scan(hyper, team) { _, scales, _ in
        let first = symbols.count
        symbols += try decoder.decode(rows: scales.map(gaussian.row), gaussian.tables)
        return symbols[first...]
      }
      return symbols
    }
    return y_hat ?? Tensor(zeros: [M, 0, 0])
  }

  /// Goes through the positions and asks for the symbols of each one's channels.
  ///
  /// - Parameter symbols: from the place in a plane, the deviations and the means.
  /// - Returns: ŷ, the sum of symbols and means.
  private func scan(
    _ hyper: Tensor, _ team: KernelTeam,
    _ symbols: (Int, ArraySlice<Float>, ArraySlice<Float>) throws -> ArraySlice<Int32>
  ) throws -> Tensor {
    let (height, width) = (hyper.shape[1], hyper.shape[2])
    let plane = height * width
    var y_hat = Tensor(zeros: [M, height, width])
    var vector = Tensor(zeros: [4 * M, 1, 1])
    var output: [Float] = []
    for row in 0..<height {
      for column in 0..<width {
        let place = row * width + column
        contextPrediction.position(row, column, of: y_hat, into: &output, team)
        for channel in 0..<2 * M {
          vector.values[channel] = hyper.values[channel * plane + place]
          vector.values[2 * M + channel] = output[channel]
        }
        entropyParameters[0].position(0, 0, of: vector, into: &output, team)
        for layer in entropyParameters.dropFirst() {
          let map = Tensor(shape: [output.count, 1, 1], values: output)
          layer.position(0, 0, of: map, into: &output, team)
        }
        let means = output[M..<2 * M]
        let found = try symbols(place, output[..<M], means)
        for (channel, (symbol, mean)) in zip(found, means).enumerated() {
          y_hat.values[channel * plane + place] = Float(symbol) + mean
        }
      }
    }
    return y_hat
  }
}
