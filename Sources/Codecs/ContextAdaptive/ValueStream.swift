package import EntropyCoding
internal import Foundation
package import Tensors

/// Writes the one stream of an image of Lee et al.: whole numbers of normal distributions, and a last
/// symbol that marks the end.
package struct ValueEncoder {
  /// Added to a value it is the coder's symbol.
  fileprivate static let offset = 255
  /// The symbol behind the last value; it has the last value's counts.
  fileprivate static let end = 512
  private static let values = Int32(-offset)...Int32(end - 1 - offset)

  private var encoder = ArithmeticEncoder()
  private var check = SymbolCheck()
  private var bits = 0.0
  private var last: NormalCounts?

  package init() {}

  /// round(y), half to even.
  ///
  /// - Throws: `EntropyCodingError.symbol` beyond -255 ... 256.
  package static func rounded(_ y: Tensor) throws(EntropyCodingError) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(y.values.count)
    for (place, value) in y.values.enumerated() {
      let symbol = try Quantisation.symbol(value, mean: 0, place: place)
      guard values.contains(symbol) else { throw .symbol(Int(symbol), limit: offset) }
      result.append(symbol)
    }
    return result
  }

  /// - Parameter means: nil for 0.
  package mutating func append(
    _ values: [Int32], means: [Float]?, deviations: [Float]
  ) throws(EntropyCodingError) {
    for (place, value) in values.enumerated() {
      let distribution = try Self.distribution(place, means, deviations)
      guard Self.values.contains(value),
        let counts = distribution.counts(of: Int(value) + Self.offset)
      else { throw .symbol(Int(value), limit: Self.offset) }
      bits += -log2(Double(counts.count) / Double(distribution.total))
      encoder.encode(counts, of: distribution.total)
      last = distribution
    }
    check.update(values)
  }

  /// The stream, and the bits of all symbols but the mark of the end.
  package consuming func finish() throws(EntropyCodingError) -> EncodedLatents {
    if let last { try encoder.encode(Self.end, last) }
    return EncodedLatents(
      streams: [encoder.finish(.padded)], check: check, informationContent: bits)
  }

  fileprivate static func distribution(
    _ place: Int, _ means: [Float]?, _ deviations: [Float]
  ) throws(EntropyCodingError) -> NormalCounts {
    do {
      return try .lee(
        mean: Double(means?[place] ?? 0) + Double(offset), deviation: Double(deviations[place]))
    } catch { throw .parameters(place: place) }
  }
}

/// The mirror of `ValueEncoder`. It writes what it reads: only if that is the stream again, the
/// distributions were those of the encoder.
package struct ValueDecoder {
  private let stream: [UInt8]
  private var decoder: ArithmeticDecoder
  private var again = ValueEncoder()
  private var last: NormalCounts?

  /// Refuses a stream that is too short for `count` values: of T counts, a symbol leaves one to each of
  /// the 512 others, so it takes log2(T / (T - 512)) bits at least.
  package init(_ stream: [UInt8], count: Int) throws(EntropyCodingError) {
    let others = Double(ValueEncoder.end)
    let total = 10_000_000 + others + 1
    guard 8 * Double(stream.count) >= Double(count) * log2(total / (total - others)) else {
      throw .endsEarly
    }
    self.stream = stream
    decoder = ArithmeticDecoder(stream)
  }

  /// One value for each deviation.
  package mutating func next(
    means: [Float]?, deviations: [Float]
  ) throws(EntropyCodingError) -> [Int32] {
    var values: [Int32] = []
    values.reserveCapacity(deviations.count)
    for place in deviations.indices {
      let distribution = try ValueEncoder.distribution(place, means, deviations)
      let symbol = decoder.decode(distribution)
      guard symbol != ValueEncoder.end else { throw .endsEarly }
      values.append(Int32(symbol - ValueEncoder.offset))
      last = distribution
    }
    try again.append(values, means: means, deviations: deviations)
    return values
  }

  /// - Throws: `EntropyCodingError.leftOver`, `.notReproduced`.
  package consuming func finish() throws(EntropyCodingError) -> SymbolCheck {
    if let last, decoder.decode(last) != ValueEncoder.end { throw .leftOver }
    let written = try again.finish()
    guard written.streams == [stream] else { throw .notReproduced }
    return written.check
  }
}
