internal import EntropyCoding
package import Layers
package import Tensors

/// hu2021: "Learning end-to-end lossy image compression: a benchmark" (Hu, Yang, Ma, Liu, TPAMI 2021;
/// the codec first in "Coarse-to-fine hyper-prior modeling for learned image compression", AAAI 2020):
/// three latents, each coded by normal distributions that the ones before it predict.
///
///     x -> a -> z3 -----------------------> | round, code by μ3, σ3 | -> ẑ3 -> s -----> aggregate -> x̂
///               ẑ3 -> ha2 -> z2 ----------> | round, code by μ2, σ2 | -> ẑ2 -> hs2 -> h2 -^ -> μ3, σ3
///                            ẑ2 -> ha1 -> z1 -> | round, code by σ1 | -> ẑ1 -> hs1 -> h1 -^ -> μ2, σ2
///
/// Images are cut into blocks, each with streams z1, z2 and z3 of its own.
package struct CoarseToFine: ImageCodec {
  package static let name = "hu2021"
  package static let sideMultiple = 64
  package static let source = "Hu et al., TPAMI 2021"
  package static let usesTables = false
  /// Rows and columns of a block.
  static let blockSide = 768
  private static let strides = (z1: 64, z2: 32, z3: 16)

  let settings: CoarseToFineSettings
  private let blockSide: Int
  private let a, s, ha_1, ha_2, hs_1, hs_2: Network
  private let prediction_2, prediction_3: NeighbourhoodPrediction
  private let aggregation: InformationAggregation
  private let σ1: [Float]
  /// Channels.
  private let z1, z2, z3: Int
  package let bytesPerPixel: Int

  package init(_ weights: CodecWeights) throws {
    try self.init(weights, blockSide: Self.blockSide)
  }

  /// - Precondition: `blockSide` is a multiple of `sideMultiple`.
  package init(_ weights: CodecWeights, blockSide: Int) throws {
    precondition(blockSide > 0 && blockSide.isMultiple(of: Self.sideMultiple))
    self.blockSide = blockSide
    settings = try CoarseToFineSettings(weights)
    (a, z3) = try weights.coarseToFineAnalysis()
    (ha_2, z2) = try weights.hyperAnalysis(2, z3)
    (ha_1, z1) = try weights.hyperAnalysis(1, z2)
    let (hs_1, h1) = try weights.hyperSynthesis(1, z1)
    let (hs_2, h2) = try weights.hyperSynthesis(2, z2)
    let (s, features) = try weights.coarseToFineSynthesis(z3)
    (self.hs_1, self.hs_2, self.s) = (hs_1, hs_2, s)
    for (index, map, latent) in [(1, h1, z2), (2, h2, z3)] where map != latent {
      let key = "hs_model_\(index).transform.7.weight"
      throw CodecError.shape(
        file: weights.path, key: key, expected: [nil, latent, 3, 3], found: try weights.shape(key))
    }
    let deviation: NeighbourhoodPrediction.Deviation =
      settings.hasAbsoluteDeviations ? .absolute : .exponential
    prediction_2 = try NeighbourhoodPrediction(
      weights, "prediction_model_2", channels: z2, deviation: deviation)
    prediction_3 = try NeighbourhoodPrediction(
      weights, "prediction_model_3", channels: z3, deviation: deviation)
    aggregation = try InformationAggregation(weights, features: features, h1: h1, h2: h2)
    σ1 = try weights.floats("get_h1_sigma", [1, z1, 1, 1]).values.map(abs)
    // Seven maps at half the sides are alive in the aggregation, beside the image.
    bytesPerPixel = 8 * max(features, z3) + 32
  }

  package func memory(height: Int, width: Int) -> Int {
    let block = min(height, blockSide) * min(width, blockSide)
    return block * bytesPerPixel + height * width * 32
  }

  func partition(height: Int, width: Int) -> BlockPartition {
    BlockPartition(height: height, width: width, side: blockSide)
  }

  // MARK: Coding

  package func encode(_ x: Tensor, _ team: KernelTeam) throws -> EncodedLatents {
    let partition = partition(height: x.shape[1], width: x.shape[2])
    var streams: [[UInt8]] = []
    var check = SymbolCheck()
    var bits = 0.0
    func append(_ symbols: [Int32], _ parameters: GaussianParameters) throws {
      let stream = try NormalStream.encode(symbols, parameters)
      streams.append(stream.bytes)
      check.update(symbols)
      bits += stream.bits
    }
    for block in partition.blocks {
      var part = partition.cut(block, from: x)
      // From 0 ... 1 to -1 ... 1, exactly as samples / 127.5 - 1.
      for index in part.values.indices { part.values[index] = 2 * part.values[index] - 1 }
      let (z3, symbols3) = try Self.rounded(a(part, team))
      let (z2, symbols2) = try Self.rounded(ha_2(z3, team))
      let (z1, symbols1) = try Self.rounded(ha_1(z2, team))
      try append(symbols1, parameters1(block))
      try append(symbols2, prediction_2(hs_1(z1, team), team))
      try append(symbols3, prediction_3(hs_2(z2, team), team))
    }
    return EncodedLatents(streams: streams, check: check, informationContent: bits)
  }

  package func decode(
    _ streams: [[UInt8]], height: Int, width: Int, _ team: KernelTeam
  ) throws -> DecodedPicture {
    let partition = partition(height: height, width: width)
    try check(streams, partition)
    var check = SymbolCheck()
    func latent(_ stream: [UInt8], _ parameters: GaussianParameters) throws -> Tensor {
      let symbols = try NormalStream.decode(stream, parameters)
      check.update(symbols)
      return Tensor(shape: parameters.scales.shape, values: symbols.map(Float.init))
    }
    var x_hat = Tensor(zeros: [3, height, width])
    let step = Self.strides.z3
    var y_hat = Tensor(zeros: [z3, height / step, width / step])
    for (index, block) in partition.blocks.enumerated() {
      let h1 = hs_1(try latent(streams[3 * index], parameters1(block)), team)
      let h2 = hs_2(try latent(streams[3 * index + 1], prediction_2(h1, team)), team)
      let z3 = try latent(streams[3 * index + 2], prediction_3(h2, team))
      var part = aggregation(features: s(z3, team), h1: h1, h2: h2, team)
      for index in part.values.indices { part.values[index] = (part.values[index] + 1) / 2 }
      partition.paste(part, block, into: &x_hat)
      partition.paste(z3, block, step: step, into: &y_hat)
    }
    if partition.blocks.count > 1, settings.model?.smoothsSeams ?? false {
      smoothSeams(partition, &x_hat)
    }
    return DecodedPicture(x_hat: x_hat, y_hat: y_hat, check: check)
  }

  // MARK: Parts

  private static func rounded(
    _ z: Tensor
  ) throws(EntropyCodingError) -> (z_hat: Tensor, symbols: [Int32]) {
    let symbols = try NormalStream.symbols(z)
    return (Tensor(shape: z.shape, values: symbols.map(Float.init)), symbols)
  }

  /// One deviation for each channel of z1.
  private func parameters1(_ block: BlockPartition.Block) -> GaussianParameters {
    let (rows, columns) = (block.height / Self.strides.z1, block.width / Self.strides.z1)
    let scales = σ1.flatMap { [Float](repeating: $0, count: rows * columns) }
    return GaussianParameters(
      scales: Tensor(shape: [z1, rows, columns], values: scales), means: nil)
  }

  /// Before memory is taken for what a file promises.
  private func check(_ streams: [[UInt8]], _ partition: BlockPartition) throws(EntropyCodingError) {
    guard streams.count == 3 * partition.blocks.count else {
      throw streams.count > 3 * partition.blocks.count ? .leftOver : .endsEarly
    }
    let latents = [(z1, Self.strides.z1), (z2, Self.strides.z2), (z3, Self.strides.z3)]
    for (block, parts) in partition.blocks.enumerated() {
      for (index, (channels, step)) in latents.enumerated() {
        try NormalStream.check(
          channels * (parts.height / step) * (parts.width / step),
          bytes: streams[3 * block + index].count)
      }
    }
  }

  /// On levels of 8 bits, as the authors' program has the image then.
  private func smoothSeams(_ partition: BlockPartition, _ x_hat: inout Tensor) {
    for index in x_hat.values.indices {
      x_hat.values[index] = Float(PaddedPicture.level(x_hat.values[index]))
    }
    SeamSmoothing.apply(partition, to: &x_hat)
    for index in x_hat.values.indices { x_hat.values[index] /= 255 }
  }
}
