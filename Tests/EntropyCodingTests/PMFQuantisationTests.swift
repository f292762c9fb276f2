import EntropyCoding
import TestSupport
import Testing

struct PMFQuantisationTests {
  @Test func countsAreTheReferences() throws {
    for vector in try Vectors.all.pmfs {
      #expect(try PMFQuantisation.cumulativeCounts(vector.pmf) == vector.cdf)
    }
  }

  @Test(.enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with fixtures/codecs"))
  func countsOfFiftyDistributionsAreTheReferences() throws {
    let vectors = try OutsideVectors(#require(outsideData))
    let (pmf, cdf) = (vectors.floats("pmf_to_cdf/pmf"), vectors.integers("pmf_to_cdf/cdf"))
    let lengths = vectors.integers("pmf_to_cdf/pmf_length")
    #expect(lengths.count == 50)
    for (index, length) in lengths.enumerated() {
      let counts = try PMFQuantisation.cumulativeCounts(
        Array(pmf[index * 102..<index * 102 + Int(length)]))
      #expect(
        counts.map(Int32.init) == Array(cdf[index * 103..<index * 103 + Int(length) + 1]),
        "distribution \(index)")
    }
  }

  @Test func whatIsNoDistributionIsRefused() {
    for wrong in [[], [0, 0], [0.5, -0.1], [.nan], [.infinity], [1e6, 1]] as [[Float]] {
      #expect(throws: EntropyCodingError.self) { try PMFQuantisation.cumulativeCounts(wrong) }
    }
    #expect(throws: EntropyCodingError.self) {
      try PMFQuantisation.cumulativeCounts([Float](repeating: 1, count: 65536))
    }
  }

  /// 400 symbols of which one has all: each of the others gets one count.
  @Test func everySymbolGetsACount() throws {
    var pmf = [Float](repeating: 0, count: 400)
    pmf[17] = 1
    let counts = try PMFQuantisation.cumulativeCounts(pmf)
    #expect(counts.first == 0 && counts.last == 65536)
    #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 < $1 })
    #expect(counts[18] - counts[17] == 65536 - 399)
  }
}
