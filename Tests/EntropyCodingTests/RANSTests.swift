import EntropyCoding
import Randomness
import TestSupport
import Testing

struct RANSTests {
  private func roundTrip(
    _ values: [Int32], _ rows: [UInt16], _ tables: CDFTables, _ escape: EscapeCode = .nibbles,
    stream expected: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var encoder = RANSEncoder()
    try encoder.append(values, rows: rows, tables, escape: escape)
    #expect(encoder.finish() == expected, sourceLocation: sourceLocation)
    var decoder = try RANSDecoder(expected)
    let decoded = try decoder.decode(rows: rows, tables, escape: escape)
    #expect(decoded == values, sourceLocation: sourceLocation)
    try decoder.finish()
  }

  @Test func streamsAreCompressAIs() throws {
    let tables = try CDFTables(Vectors.all.rans.tables)
    for vector in try Vectors.all.rans.cases {
      try roundTrip(vector.values, vector.rows, tables, stream: bytes(vector.stream))
    }
  }

  @Test func streamsOfPiecesAreThoseOfTheWhole() throws {
    let tables = try CDFTables(Vectors.all.rans.tables)
    let vector = try #require(Vectors.all.rans.cases.first { $0.values.count == 200 })
    var encoder = RANSEncoder()
    for piece in [0..<1, 1..<77, 77..<200] {
      try encoder.append(
        Array(vector.values[piece]), rows: Array(vector.rows[piece]), tables)
    }
    #expect(hex(encoder.finish()) == vector.stream)
    var decoder = try RANSDecoder(bytes(vector.stream))
    for place in vector.values.indices {
      let value = try decoder.decode(rows: [vector.rows[place]], tables)
      #expect(value == [vector.values[place]])
    }
    try decoder.finish()
  }

  @Test(.enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with fixtures/codecs"))
  func outsideStreamsAreByteExact() throws {
    let vectors = try OutsideVectors(#require(outsideData))
    let gaussian = try vectors.tables("gaussian_table/")
    var cases = 0
    for index in 0..<20 {
      let name = "rans/case\(index < 10 ? "0" : "")\(index)/"
      guard vectors.has(name + "bytes") else { continue }
      let tables = vectors.has(name + "cdf") ? try vectors.tables(name) : gaussian
      try roundTrip(
        vectors.integers(name + "symbols"), vectors.integers(name + "indexes").map(UInt16.init),
        tables, stream: vectors.bytes(name + "bytes"))
      cases += 1
    }
    #expect(cases == 20)
    try roundTrip([], [], gaussian, stream: vectors.bytes("rans/special/empty_bytes"))
    try roundTrip(
      [0, 1, -1, 5, -40], [0, 10, 20, 30, 5], gaussian, stream: bytes("f73f10711f000000ffffb204"))
    let chained = try vectors.tables("gaussian_table_msp/")
    for index in 0..<6 {
      let name = "rans_chained/case0\(index)/"
      try roundTrip(
        vectors.integers(name + "symbols"), vectors.integers(name + "indexes").map(UInt16.init),
        chained, .chained, stream: vectors.bytes(name + "bytes"))
    }
  }

  @Test func streamsAreAsLongAsTheirInformation() throws {
    let gaussian = try GaussianConditional()
    var random = SplitMix64(seed: 3)
    let rows = (0..<20000).map { _ in UInt16(random.next(below: 64)) }
    let values = rows.map { row in
      Int32(random.next(below: 2 * UInt64(gaussian.scaleTable[Int(row)]) + 2))
        - Int32(gaussian.scaleTable[Int(row)])
    }
    var encoder = RANSEncoder()
    try encoder.append(values, rows: rows, gaussian.tables)
    let bytes = try gaussian.tables.informationContent(of: values, rows: rows) / 8
    #expect(abs(Double(encoder.finish().count) - bytes) < 0.001 * bytes + 16)
  }

  @Test func valuesAtTheLimitSurvive() throws {
    let tables = try CDFTables(
      cdf: [0, 65535, 65536], lengths: [3], offsets: [Int32(1 << 26) - 1])
    let values: [Int32] = [0, (1 << 26) - 1, 1 - (1 << 26), (1 << 26) - 2]
    var encoder = RANSEncoder()
    try encoder.append(values, rows: [0, 0, 0, 0], tables)
    var decoder = try RANSDecoder(encoder.finish())
    #expect(try decoder.decode(rows: [0, 0, 0, 0], tables) == values)
    for beyond in [1 << 26, -(1 << 26), .max, .min] as [Int32] {
      var encoder = RANSEncoder()
      #expect(throws: EntropyCodingError.self) { try encoder.append([beyond], rows: [0], tables) }
    }
  }

  @Test func aRowThatIsNotThereIsAnError() throws {
    let tables = try CDFTables(cdf: [0, 1, 65536], lengths: [3], offsets: [0])
    var encoder = RANSEncoder()
    #expect(throws: EntropyCodingError.noSuchRow(1, count: 1)) {
      try encoder.append([0], rows: [1], tables)
    }
    #expect(throws: EntropyCodingError.noSuchRow(30, count: 1)) {
      try encoder.append([9], rows: [0], tables, escape: .chained)
    }
    var decoder = try RANSDecoder(bytes("0000008000000000"))
    #expect(throws: EntropyCodingError.noSuchRow(7, count: 1)) {
      try decoder.decode(rows: [7], tables)
    }
  }

  // MARK: Hostile streams

  @Test func everyTruncationIsAnError() throws {
    let tables = try CDFTables(Vectors.all.rans.tables)
    let vector = try #require(Vectors.all.rans.cases.first { $0.values.count == 200 })
    let whole = bytes(vector.stream)
    for length in 0..<whole.count {
      #expect(throws: EntropyCodingError.self, "\(length) bytes") {
        var decoder = try RANSDecoder(Array(whole.prefix(length)))
        _ = try decoder.decode(rows: vector.rows, tables)
        try decoder.finish()
      }
    }
    #expect(throws: EntropyCodingError.leftOver) {
      var decoder = try RANSDecoder(whole + [0, 0, 0, 0])
      _ = try decoder.decode(rows: vector.rows, tables)
      try decoder.finish()
    }
  }

  @Test(arguments: [EscapeCode.nibbles, .chained])
  func randomBytesEndInValuesOrAnError(escape: EscapeCode) throws {
    let tables = try GaussianConditional().tables
    var random = SplitMix64(seed: 9)
    let rows = (0..<2000).map { _ in UInt16(random.next(below: 64)) }
    for round in 0..<200 {
      var bytes = (0..<4 * (2 + round % 50)).map { _ in UInt8(random.next(below: 256)) }
      bytes[7] &= UInt8(truncatingIfNeeded: random.next())
      do {
        var decoder = try RANSDecoder(bytes)
        _ = try decoder.decode(rows: rows, tables, escape: escape)
        try decoder.finish()
      } catch { #expect(!error.description.isEmpty) }
    }
  }

  /// An escape whose nibble count is 15, 15, 15, ...
  @Test func aHugeEscapeCountIsAnError() throws {
    let tables = try CDFTables(cdf: [0, 1, 65536], lengths: [3], offsets: [0])
    var decoder = try RANSDecoder([UInt8](repeating: 0xFF, count: 4096))
    #expect(throws: EntropyCodingError.escape) { try decoder.decode(rows: [0], tables) }
  }
}
