internal import EntropyCoding
package import Tensors

/// Codes the latents of one image, each into a stream of its own. Streams are kept in the order
/// y, z of CompressAI's files, while z is coded first: the side information stands last.
struct LatentEncoder {
  private var streams: [[UInt8]] = []
  private var check = SymbolCheck()
  private var informationContent = 0.0

  /// Codes whole distances from the medians; returns the latent that the decoder will have.
  mutating func encode(_ z: Tensor, _ bottleneck: EntropyBottleneck) throws -> Tensor {
    let plane = z.shape[1] * z.shape[2]
    let symbols = try bottleneck.symbols(z.values, plane: plane)
    try append(symbols, rows: bottleneck.rows(plane: plane), bottleneck.tables)
    return Tensor(shape: z.shape, values: bottleneck.values(symbols, plane: plane))
  }

  /// Codes whole distances from the means.
  mutating func encode(
    _ y: Tensor, _ gaussian: GaussianConditional, _ parameters: GaussianParameters
  ) throws {
    let symbols = try gaussian.symbols(y.values, means: parameters.means?.values)
    try append(symbols, rows: gaussian.rows(parameters.scales.values), gaussian.tables)
  }

  mutating func append(_ symbols: [Int32], rows: [UInt16], _ tables: CDFTables) throws {
    var encoder = RANSEncoder()
    try encoder.append(symbols, rows: rows, tables)
    streams.insert(encoder.finish(), at: 0)
    check.update(symbols)
    informationContent += try tables.informationContent(of: symbols, rows: rows)
  }

  func finish() -> EncodedLatents {
    EncodedLatents(streams: streams, check: check, informationContent: informationContent)
  }
}

/// The mirror of `LatentEncoder`.
struct LatentDecoder {
  private var streams: [[UInt8]]
  private(set) var check = SymbolCheck()

  /// - Throws: `EntropyCodingError.leftOver`, `.endsEarly` where there are not `count` streams.
  init(_ streams: [[UInt8]], count: Int) throws {
    guard streams.count == count else {
      throw streams.count > count ? EntropyCodingError.leftOver : .endsEarly
    }
    self.streams = streams
  }

  mutating func decode(
    height: Int, width: Int, _ bottleneck: EntropyBottleneck
  ) throws -> Tensor {
    let plane = height * width
    let symbols = try next(bottleneck.channels * plane, bottleneck.tables) { decoder in
      try decoder.decode(rows: bottleneck.rows(plane: plane), bottleneck.tables)
    }
    return Tensor(
      shape: [bottleneck.channels, height, width],
      values: bottleneck.values(symbols, plane: plane))
  }

  mutating func decode(
    _ gaussian: GaussianConditional, _ parameters: GaussianParameters
  ) throws -> Tensor {
    let symbols = try next(parameters.scales.values.count, gaussian.tables) { decoder in
      try decoder.decode(rows: gaussian.rows(parameters.scales.values), gaussian.tables)
    }
    return Tensor(
      shape: parameters.scales.shape,
      values: gaussian.values(symbols, means: parameters.means?.values))
  }

  /// Opens the next stream, lets `read` take its symbols out, and closes it.
  mutating func next(
    _ count: Int, _ tables: CDFTables, _ read: (inout RANSDecoder) throws -> [Int32]
  ) throws -> [Int32] {
    let stream = streams.removeLast()
    guard tables.canHold(count, bytes: stream.count) else { throw EntropyCodingError.endsEarly }
    var decoder = try RANSDecoder(stream)
    let symbols = try read(&decoder)
    try decoder.finish()
    check.update(symbols)
    return symbols
  }
}

/// The distribution of every value of y, given by a hyperprior.
package struct GaussianParameters {
  package let scales: Tensor
  /// nil for 0.
  package let means: Tensor?

  package init(scales: Tensor, means: Tensor?) {
    self.scales = scales
    self.means = means
  }
}
