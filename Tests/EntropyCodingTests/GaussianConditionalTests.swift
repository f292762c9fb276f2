import EntropyCoding
import TestSupport
import Testing

struct GaussianConditionalTests {
  @Test func rowsAreCompressAIs() throws {
    let vector = try Vectors.all.gaussian
    let gaussian = try GaussianConditional(
      scaleTable: vector.scales, tables: GaussianConditional().tables)
    #expect(gaussian.rows(vector.sigma) == vector.row)
    #expect(gaussian.row(.nan) == 63 && gaussian.row(.infinity) == 63)
    #expect(gaussian.row(-.infinity) == 0)
  }

  @Test func tablesHaveTheReferencesExtents() throws {
    let vector = try Vectors.all.gaussian
    let gaussian = try GaussianConditional()
    for (own, expected) in zip(gaussian.scaleTable, vector.scales) {
      #expect(abs(own - expected) <= expected.ulp)
    }
    for (row, length) in vector.lengths.enumerated() {
      let (bounds, offset) = gaussian.tables.row(row)
      #expect(bounds.count == length && Int(offset) == -(length - 3) / 2)
    }
    for (row, counts) in vector.firstRows.enumerated() {
      let bounds = gaussian.tables.row(row).bounds
      #expect(bounds == Array(counts.prefix(bounds.count)))
    }
  }

  @Test func valuesAndLikelihoodsAreCompressAIs() throws {
    let vector = try Vectors.all.gaussian
    let gaussian = try GaussianConditional()
    let symbols = try gaussian.symbols(vector.y, means: vector.mean)
    #expect(gaussian.values(symbols, means: vector.mean) == vector.value)
    for (place, expected) in vector.likelihood.enumerated() {
      let likelihood = gaussian.likelihood(
        vector.value[place], mean: vector.mean[place], scale: vector.deviation[place])
      #expect(abs(likelihood - expected) < 2e-7)
    }
  }

  @Test(.enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with fixtures/codecs"))
  func outsideTablesAreMine() throws {
    let vectors = try OutsideVectors(#require(outsideData))
    let tables = try vectors.tables("gaussian_table/")
    let gaussian = try GaussianConditional(
      scaleTable: vectors.floats("gaussian_table/scale_table"), tables: tables)
    #expect(
      gaussian.rows(vectors.floats("gaussian_table/index_sigma"))
        == vectors.integers("gaussian_table/index_expected").map(UInt16.init))
    // Built in Double, one row differs from the reference's in Float.
    let own = try GaussianConditional().tables
    let different = (0..<64).filter { own.row($0).bounds != tables.row($0).bounds }
    #expect(different == [57])
    #expect(own.row(57).bounds.count == tables.row(57).bounds.count)

    let y = vectors.floats("gaussian_likelihood/y")
    let means = vectors.floats("gaussian_likelihood/means")
    let scales = vectors.floats("gaussian_likelihood/scales")
    let values = gaussian.values(try gaussian.symbols(y, means: means), means: means)
    #expect(values == vectors.floats("gaussian_likelihood/y_hat"))
    for (place, expected) in vectors.floats("gaussian_likelihood/likelihood").enumerated() {
      let own = gaussian.likelihood(values[place], mean: means[place], scale: scales[place])
      #expect(abs(own - Double(expected)) < 2e-7 + 1e-3 * Double(expected) * 0.01)
    }
  }

  @Test func tablesThatDoNotFitAreRefused() throws {
    let tables = try CDFTables(cdf: [0, 1, 65536], lengths: [3], offsets: [0])
    for scales in [[], [1, 2], [0], [-1], [.nan]] as [[Float]] {
      #expect(throws: EntropyCodingError.self) {
        try GaussianConditional(scaleTable: scales, tables: tables)
      }
    }
    #expect(throws: EntropyCodingError.self) { try GaussianConditional(scaleTable: [1, 1e9]) }
  }
}
