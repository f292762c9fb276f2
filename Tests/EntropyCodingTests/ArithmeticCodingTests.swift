import EntropyCoding
import Randomness
import TestSupport
import Testing

struct ArithmeticCodingTests {
  private func lee(_ mean: Double, _ deviation: Double) throws -> NormalCounts {
    try .lee(mean: mean, deviation: deviation)
  }

  private func hu(_ mean: Double, _ deviation: Double) throws -> NormalCounts {
    try .hu(mean: Float(mean), deviation: Float(deviation))
  }

  /// Encodes symbols and end, compares the bytes, and decodes them; a cut stream has lost a part of its
  /// end.
  private func roundTrip(
    _ vector: Vectors.Normal, _ ending: ArithmeticEncoder.Ending,
    _ make: (Double, Double) throws -> NormalCounts
  ) throws {
    let symbols = vector.symbols + [vector.end]
    var encoder = ArithmeticEncoder()
    for (place, symbol) in symbols.enumerated() {
      try encoder.encode(symbol, vector.distribution(place, make))
    }
    #expect(hex(encoder.finish(ending)) == vector.stream)
    var decoder = ArithmeticDecoder(bytes(vector.stream))
    for (place, symbol) in symbols.enumerated()
    where place < vector.symbols.count || ending == .padded {
      let decoded = decoder.decode(try vector.distribution(place, make))
      #expect(decoded == symbol)
    }
  }

  @Test func streamsAreThoseOfLee() throws {
    try roundTrip(Vectors.all.lee, .padded, lee)
    #expect(try Vectors.all.leeProgram.count == 7)
    for vector in try Vectors.all.leeProgram { try roundTrip(vector, .padded, lee) }
  }

  @Test func countsAreThoseOfLee() throws {
    for vector in try Vectors.all.leeCounts {
      let counts = try lee(vector.mean, vector.deviation)
      #expect((0...513).map(counts.below) == vector.below)
    }
  }

  @Test func streamsAreThoseOfHu() throws {
    try roundTrip(Vectors.all.hu, .cut, hu)
  }

  @Test(.enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with fixtures/codecs"))
  func outsideStreamsOfHuAreByteExact() throws {
    let vectors = try OutsideVectors(#require(outsideData))
    for index in 0..<7 {
      let name = "arithmetic_hu/case0\(index)/"
      try roundTrip(
        Vectors.Normal(
          mean: vectors.floats(name + "mu").map(Double.init),
          deviation: vectors.floats(name + "sigma").map(Double.init),
          symbols: vectors.integers(name + "symbols").map(Int.init), endMean: 255, endDeviation: 1,
          end: 512, stream: hex(vectors.bytes(name + "bytes"))), .cut, hu)
    }
    let expected = vectors.integers("arithmetic_hu/lo").map(UInt64.init)
    let (means, deviations) = (
      vectors.floats("arithmetic_hu/lo_mu"), vectors.floats("arithmetic_hu/lo_sigma")
    )
    for (row, mean) in means.enumerated() {
      let counts = try NormalCounts.hu(mean: mean, deviation: deviations[row])
      #expect((0...1025).map(counts.below) == Array(expected[row * 1026..<(row + 1) * 1026]))
    }
  }

  /// Shares that keep the interval about the middle for long, so that many bits are pending.
  @Test func pendingBitsSurvive() {
    var encoder = ArithmeticEncoder()
    for _ in 0..<500 { encoder.encode(1..<2, of: 3) }
    encoder.encode(2..<3, of: 3)
    var decoder = ArithmeticDecoder(encoder.finish(.padded))
    for _ in 0..<501 {
      decoder.decode(of: 3) { value in
        let value = min(value, 2)
        return value..<value + 1
      }
    }
  }

  /// Hundreds of bits are pending, so nothing of the stream may be cut off.
  @Test func lastBytesThatMatterStay() {
    var encoder = ArithmeticEncoder()
    for _ in 0..<500 { encoder.encode(1..<3, of: 4) }
    #expect(encoder.finish(.cut) == [0x80])
  }

  @Test func anyBytesAreSomeSymbols() throws {
    var random = SplitMix64(seed: 4)
    let wild: [(Double, Double)] = [
      (255, 0), (-1e300, 3), (1e300, 1e300), (0, 1e-300), (512.5, 1), (100.25, 5000),
    ]
    for length in 0..<60 {
      var decoder = ArithmeticDecoder((0..<length).map { _ in UInt8(random.next(below: 256)) })
      for place in 0..<300 {
        let (mean, deviation) = wild[place % wild.count]
        #expect((0..<513).contains(decoder.decode(try lee(mean, deviation))))
      }
    }
  }

  @Test func impossibleSymbolsAndDistributionsAreErrors() throws {
    var encoder = ArithmeticEncoder()
    let counts = try lee(255, 1)
    for symbol in [-1, 513, .max, .min] {
      #expect(throws: EntropyCodingError.self) { try encoder.encode(symbol, counts) }
    }
    for (mean, deviation) in [(.nan, 1), (0, .nan), (.infinity, 1), (0, -1)] as [(Double, Double)] {
      #expect(throws: EntropyCodingError.self) { try lee(mean, deviation) }
      #expect(throws: EntropyCodingError.self) { try hu(mean, deviation) }
    }
  }
}
