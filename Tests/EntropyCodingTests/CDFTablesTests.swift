import EntropyCoding
import Testing

struct CDFTablesTests {
  @Test func rowsComeBackAsGiven() throws {
    let tables = try CDFTables(
      cdf: [0, 10, 65536, 0, 0, 0, 1, 2, 65535, 65536], lengths: [3, 5], offsets: [-1, 7])
    #expect(tables.rowCount == 2)
    #expect(tables.row(0).bounds == [0, 10, 65536] && tables.row(0).offset == -1)
    #expect(tables.row(1).bounds == [0, 1, 2, 65535, 65536] && tables.row(1).offset == 7)
  }

  @Test func rowsThatDoNotRiseAreRefused() {
    let wrong: [(cdf: [Int32], lengths: [Int32], offsets: [Int32])] = [
      ([], [], []), ([0, 65536], [2], []), ([0, 65536, 1], [3], [0]), ([0, 5, 5, 65536], [4], [0]),
      ([1, 65536], [2], [0]), ([0, 65535], [2], [0]), ([0, 65536], [3], [0]),
      ([0, 65536], [-1], [0]),
      ([0, 65536], [1], [0]), ([0, 65536], [2], [.min]), ([0, 65536], [2], [1 << 26]),
      ([0, -5, 65536], [3], [0]), ([0], [.max], [0]),
    ]
    for row in wrong {
      #expect(throws: EntropyCodingError.self, "\(row)") {
        try CDFTables(cdf: row.cdf, lengths: row.lengths, offsets: row.offsets)
      }
    }
  }

  /// -log2 of 10 / 65536 is 12.678; an escape and three nibbles (a count and two) add theirs.
  @Test func informationContentIsMinusLog2() throws {
    let tables = try CDFTables(cdf: [0, 10, 65536], lengths: [3], offsets: [0])
    let bits = try tables.informationContent(of: [0, 17], rows: [0, 0])
    #expect(abs(bits - (12.678071905 + 2.20155e-4 + 12)) < 1e-6)
  }
}
