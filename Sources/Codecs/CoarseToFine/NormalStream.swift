package import EntropyCoding
internal import Foundation
internal import Tensors

/// One latent as a bit stream of Hu et al.: whole numbers of normal distributions, channel by channel,
/// row by row, and a last symbol that marks the end.
package enum NormalStream {
  /// Added to a value it is the coder's symbol; values go from -511 to 513.
  static let offset = 511
  private static let symbols = 0..<1025
  private static let end = (symbol: 512, mean: Float(255), deviation: Float(1))

  /// round(z), half to even.
  ///
  /// - Throws: `EntropyCodingError.symbol` beyond the coder's symbols.
  static func symbols(_ z: Tensor) throws(EntropyCodingError) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(z.values.count)
    for (place, value) in z.values.enumerated() {
      let symbol = try Quantisation.symbol(value, mean: 0, place: place)
      guard symbols.contains(Int(symbol) + offset) else {
        throw .symbol(Int(symbol), limit: offset)
      }
      result.append(symbol)
    }
    return result
  }

  /// - Returns: the stream, and the bits of all symbols but the last under the coder's counts.
  package static func encode(
    _ values: [Int32], _ parameters: GaussianParameters
  ) throws(EntropyCodingError) -> (bytes: [UInt8], bits: Double) {
    var encoder = ArithmeticEncoder()
    var bits = 0.0
    for (place, value) in values.enumerated() {
      let distribution = try distribution(place, parameters)
      let symbol = Int(value) + offset
      guard let counts = distribution.counts(of: symbol) else {
        throw .symbol(Int(value), limit: offset)
      }
      bits += -log2(Double(counts.count) / Double(distribution.total))
      encoder.encode(counts, of: distribution.total)
    }
    try encoder.encode(end.symbol, .hu(mean: end.mean, deviation: end.deviation))
    return (encoder.finish(.cut), bits)
  }

  package static func decode(
    _ bytes: [UInt8], _ parameters: GaussianParameters
  ) throws(EntropyCodingError) -> [Int32] {
    let count = parameters.scales.values.count
    try check(count, bytes: bytes.count)
    var decoder = ArithmeticDecoder(bytes)
    var values: [Int32] = []
    values.reserveCapacity(count)
    for place in 0..<count {
      values.append(Int32(decoder.decode(try distribution(place, parameters)) - offset))
    }
    // The marked end cannot be read back, since a part of it is cut off. Writing the values again shows
    // whether the means and deviations are those of the encoder.
    guard try encode(values, parameters).bytes == bytes else { throw .notReproduced }
    return values
  }

  /// Refuses a stream that is too short for its symbols: of T counts, a symbol leaves one to each of
  /// the 1024 others, so it takes log2(T / (T - 1024)) bits at least. The marked end, of 23 bits, is
  /// longer than what is cut off a stream's last byte.
  static func check(_ count: Int, bytes: Int) throws(EntropyCodingError) {
    let total = Double(10_000_000 + symbols.count)
    let least = Double(count) * log2(total / (total - Double(symbols.count - 1)))
    guard 8 * Double(bytes) >= least else { throw .endsEarly }
  }

  private static func distribution(
    _ place: Int, _ parameters: GaussianParameters
  ) throws(EntropyCodingError) -> NormalCounts {
    do {
      return try .hu(
        mean: (parameters.means?.values[place] ?? 0) + Float(offset),
        deviation: parameters.scales.values[place])
    } catch { throw .parameters(place: place) }
  }
}
