internal import EntropyCoding
package import Layers
package import Tensors

/// lee2019: "Context-adaptive entropy model for end-to-end optimized image compression" (Lee, Cho,
/// Beack, ICLR 2019): the normal distribution of each value of y comes from two windows, c' of the
/// side information and c'' of what was decoded before.
///
///     x -> g_a -> y -> | round | -> ŷ ------------> | code by μ, σ | -> ŷ -> g_s -> x̂
///                              ŷ -> h_a -> z -> | round, code by |σ_z| | -> ẑ -> h_s -> c', σ₂
///                              c'' (4x4 of ŷ so far), c' (4x4) -> f -> μ, σ
///
/// In the hybrid model, f serves the first M1 channels alone; the other M2 have mean 0 and σ₂.
package struct ContextAdaptive: ImageCodec {
  package static let name = "lee2019"
  package static let sideMultiple = 2
  package static let source = "Lee et al., ICLR 2019, base and hybrid"
  package static let usesTables = false
  package static let border = PaddingValue.replicate

  /// σ_z in the weights; no other codec has it.
  static let hyperDeviations = "sigma_z"
  /// Positions of a row that the encoder, which knows all of ŷ, hands to f at once: enough to fill
  /// the kernels' blocks of 128 cells with windows of 4x4.
  private static let positionsAtOnce = 8

  let settings: ContextAdaptiveSettings
  package let bytesPerPixel: Int
  package let assumptions: [String]
  private let g_a, h_a, h_s: Network
  private let g_s: CroppedSynthesis
  private let context: ContextWindows
  private let σ_z: [Float]
  private let N, M: Int

  package init(_ weights: CodecWeights) throws {
    (N, M) = try weights.widths()
    settings = try ContextAdaptiveSettings(weights)
    bytesPerPixel = Network.bytesPerPixel(N, maps: 5)
    g_a = try weights.evenAnalysis(N, M)
    g_s = try CroppedSynthesis(weights, N, M)
    h_a = try weights.roundedHyperAnalysis(N, M)
    h_s = try weights.exponentialHyperSynthesis(N, M)
    let f = try DistributionEstimator(weights, M: M)
    context = ContextWindows(f: f, M: M)
    σ_z = try weights.floats(Self.hyperDeviations, [N]).values.map(abs)
    assumptions = f.assumptions + settings.assumptions
  }

  /// One line of the image's edge below and at the right, where a side is odd.
  package static func padding(height: Int, width: Int) -> Padding {
    Padding(top: 0, left: 0, bottom: height % 2, right: width % 2)
  }

  // MARK: Coding

  package func encode(_ x: Tensor, _ team: KernelTeam) throws -> EncodedLatents {
    let latents = try latents(x, team)
    var encoder = ValueEncoder()
    try encoder.append(
      latents.z, means: nil, deviations: hyperDeviations(latents.z.count / N))
    let (height, width) = (latents.y_hat.shape[1], latents.y_hat.shape[2])
    try distributions(y_hat: latents.y_hat, z_hat: latents.z_hat, team) {
      row, column, means, deviations in
      try encoder.append(
        (0..<M).map { latents.y[($0 * height + row) * width + column] },
        means: means, deviations: deviations)
    }
    return try encoder.finish()
  }

  package func decode(
    _ streams: [[UInt8]], height: Int, width: Int, _ team: KernelTeam
  ) throws -> DecodedPicture {
    guard let stream = streams.first, streams.count == 1 else {
      throw streams.isEmpty ? EntropyCodingError.endsEarly : .leftOver
    }
    let (rows, columns) = (LatentSides(height).y, LatentSides(width).y)
    let (hyperRows, hyperColumns) = (LatentSides(height).z, LatentSides(width).z)
    let plane = hyperRows * hyperColumns
    var decoder = try ValueDecoder(stream, count: N * plane + M * rows * columns)
    let z = try decoder.next(means: nil, deviations: hyperDeviations(plane))
    let hyper = h_s(
      Tensor(shape: [N, hyperRows, hyperColumns], values: z.map(Float.init)), team)
    var y_hat = Tensor(zeros: [M, rows, columns])
    for row in 0..<rows {
      for column in 0..<columns {
        let parameters = context.parameters(
          row, column..<column + 1, y_hat: y_hat, hyper: hyper, team)
        let y = try decoder.next(
          means: parameters.means(column), deviations: parameters.deviations(column))
        for (channel, value) in y.enumerated() {
          y_hat.values[(channel * rows + row) * columns + column] = Float(value)
        }
      }
    }
    let check = try decoder.finish()
    let x_hat = settings.picture(g_s(y_hat, height: height, width: width, team))
    return DecodedPicture(x_hat: x_hat, y_hat: y_hat, check: check)
  }

  // MARK: Parts

  /// The encoder's values for each position in raster order, computed from all of ŷ: the means and
  /// the deviations of the channels.
  package func distributions(
    y_hat: Tensor, z_hat: Tensor, _ team: KernelTeam,
    _ body: (_ row: Int, _ column: Int, [Float], [Float]) throws -> Void
  ) rethrows {
    let hyper = h_s(z_hat, team)
    let (height, width) = (y_hat.shape[1], y_hat.shape[2])
    for row in 0..<height {
      for first in stride(from: 0, to: width, by: Self.positionsAtOnce) {
        let columns = first..<min(first + Self.positionsAtOnce, width)
        let parameters = context.parameters(row, columns, y_hat: y_hat, hyper: hyper, team)
        for column in columns {
          try body(row, column, parameters.means(column), parameters.deviations(column))
        }
      }
    }
  }

  /// The whole numbers that are coded, and as maps.
  private struct Latents {
    let y: [Int32]
    let y_hat: Tensor
    let z: [Int32]
    let z_hat: Tensor
  }

  private func latents(_ x: Tensor, _ team: KernelTeam) throws(EntropyCodingError) -> Latents {
    var x = x
    // From 0 ... 1 to -1 ... 1, exactly as samples / 127.5 - 1.
    for index in x.values.indices { x.values[index] = 2 * x.values[index] - 1 }
    let y = g_a(x, team)
    let ySymbols = try ValueEncoder.rounded(y)
    let y_hat = Tensor(shape: y.shape, values: ySymbols.map(Float.init))
    let z = h_a(settings.hasAbsoluteLatents ? Absolute()(y_hat, team) : y_hat, team)
    let zSymbols = try ValueEncoder.rounded(z)
    let z_hat = Tensor(shape: z.shape, values: zSymbols.map(Float.init))
    return Latents(y: ySymbols, y_hat: y_hat, z: zSymbols, z_hat: z_hat)
  }

  /// One deviation for each channel of z.
  private func hyperDeviations(_ plane: Int) -> [Float] {
    σ_z.flatMap { [Float](repeating: $0, count: plane) }
  }
}
