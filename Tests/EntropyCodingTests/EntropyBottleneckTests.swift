import EntropyCoding
import TestSupport
import Testing

struct EntropyBottleneckTests {
  private var density: FactorizedDensity {
    get throws {
      let vector = try Vectors.all.bottleneck
      return FactorizedDensity(
        channels: 2, matrices: vector.matrices, biases: vector.biases, factors: vector.factors)
    }
  }

  @Test func logitsAreCompressAIs() throws {
    let vector = try Vectors.all.bottleneck
    for channel in 0..<2 {
      for (x, expected) in zip(vector.x, vector.logits[channel]) {
        let logit = try density.logit(x, channel: channel)
        #expect(abs(logit - expected) <= 2e-5 * max(1, abs(expected)))
      }
    }
  }

  /// The vector of the format's description: one channel of simple numbers.
  @Test func theDescribedChannelHasItsRow() throws {
    func steps(_ count: Int, _ k: Int) -> [Float] {
      (0..<count).map {
        (count == 1 ? -0.3 : -0.3 + 0.6 * Float($0) / Float(count - 1)) + 0.05 * Float(k)
      }
    }
    let widths = FactorizedDensity.widths
    let density = FactorizedDensity(
      channels: 1,
      matrices: (0..<5).map {
        [Float](repeating: -0.5 + 0.25 * Float($0), count: widths[$0] * widths[$0 + 1])
      },
      biases: (0..<5).map { steps(widths[$0 + 1], $0) },
      factors: [[Float]](repeating: [-0.6, 0, 0.6], count: 4))
    for (x, logit) in [(0, 6.486342), (0.8, 14.962467), (-2.2, -23.968351)] as [(Float, Float)] {
      #expect(abs(density.logit(x, channel: 0) - logit) < 1e-5 * abs(logit))
    }
    let row = try EntropyBottleneck(density: density, quantiles: [-3.2, 0.3, 4.1]).tables.row(0)
    #expect(row.offset == -4)
    #expect(row.bounds == [0, 1, 2, 3, 64654, 65531, 65532, 65533, 65534, 65535, 65536])
  }

  @Test func tablesAreCompressAIsWithinACount() throws {
    let bottleneck = try EntropyBottleneck(
      density: density, quantiles: Vectors.all.bottleneck.quantiles)
    for (channel, expected) in try Vectors.all.bottleneck.rows.enumerated() {
      let row = bottleneck.tables.row(channel)
      #expect(row.offset == expected.offset && row.bounds.count == expected.bounds.count)
      for (own, other) in zip(row.bounds, expected.bounds) {
        #expect(abs(Int(own) - Int(other)) <= 1)
      }
    }
  }

  @Test func halvesGoToTheEvenNeighbour() throws {
    let tables = try CDFTables(
      cdf: [0, 1, 65536, 0, 1, 65536], lengths: [3, 3], offsets: [0, 0])
    let bottleneck = try EntropyBottleneck(medians: [0.25, -1], tables: tables)
    let symbols = try bottleneck.symbols([0.75, 1.75, -1.5, 1.5], plane: 2)
    #expect(symbols == [0, 2, 0, 2])
    #expect(bottleneck.values(symbols, plane: 2) == [0.25, 2.25, -1, 1])
    #expect(bottleneck.rows(plane: 2) == [0, 0, 1, 1])
    for wrong in [Float.nan, .infinity, 1e9, -1e30] {
      #expect(throws: EntropyCodingError.self) {
        try bottleneck.symbols([0, 0, wrong, 0], plane: 2)
      }
    }
  }

  @Test(.enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with fixtures/codecs"))
  func outsideBottleneckIsExact() throws {
    let vectors = try OutsideVectors(#require(outsideData))
    let weights = "entropy_bottleneck/weights/"
    let density = FactorizedDensity(
      channels: 10, matrices: (0..<5).map { vectors.floats(weights + "matrices.\($0)") },
      biases: (0..<5).map { vectors.floats(weights + "biases.\($0)") },
      factors: (0..<4).map { vectors.floats(weights + "factors.\($0)") })
    let quantiles = vectors.floats(weights + "quantiles")
    let tables = try CDFTables(
      cdf: vectors.integers(weights + "_quantized_cdf"),
      lengths: vectors.integers(weights + "_cdf_length"),
      offsets: vectors.integers(weights + "_offset"))
    let bottleneck = try EntropyBottleneck(
      medians: (0..<10).map { quantiles[3 * $0 + 1] }, tables: tables)
    let symbols = try bottleneck.symbols(vectors.floats("entropy_bottleneck/z"), plane: 42)
    #expect(symbols == vectors.integers("entropy_bottleneck/z_symbols"))
    #expect(bottleneck.values(symbols, plane: 42) == vectors.floats("entropy_bottleneck/z_hat"))
    var encoder = RANSEncoder()
    try encoder.append(symbols, rows: bottleneck.rows(plane: 42), tables)
    #expect(encoder.finish() == vectors.bytes("entropy_bottleneck/bytes"))

    let x = vectors.floats("entropy_bottleneck/logits_x")
    let (logits, likelihood) = (
      vectors.floats("entropy_bottleneck/logits"), vectors.floats("entropy_bottleneck/likelihood")
    )
    for channel in 0..<10 {
      for place in x.indices {
        let (logit, expected) = (
          density.logit(x[place], channel: channel), logits[channel * x.count + place]
        )
        #expect(abs(logit - expected) <= 2e-5 * max(1, abs(expected)))
        let own = density.likelihood(x[place], channel: channel)
        #expect(abs(own - likelihood[channel * x.count + place]) < 2e-6)
      }
    }
    let rebuilt = try EntropyBottleneck(density: density, quantiles: quantiles)
    for channel in 0..<10 {
      let (own, given) = (rebuilt.tables.row(channel), tables.row(channel))
      #expect(own.offset == given.offset && own.bounds.count == given.bounds.count)
      #expect(zip(own.bounds, given.bounds).allSatisfy { abs(Int($0) - Int($1)) <= 2 })
    }
  }
}
