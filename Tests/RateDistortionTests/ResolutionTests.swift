import RateDistortion
import Results
import Testing

@Suite struct ResolutionTests {
  @Test("effect sizes of SciPy's noncentral t, the jackknife of NumPy")
  func golden() throws {
    let rows = try CrossMetricGolden.rows(ResolutionRow.self)
    #expect(rows.count == 12)
    for (metric, expected) in try CrossMetricGolden.read().resolution {
      let own = rows.filter { $0.metric == metric }
      #expect(own.map(\.n) == [6, 12, 24, 100])
      for (row, resolvable) in zip(own, expected.resolvable) {
        #expect(row.images == expected.images && isClose(row.sdLog10, expected.sd))
        #expect(isClose(row.resolvablePercent, resolvable, 1e-8) && row.note == "")
      }
    }
  }

  @Test func oneImageDoesNotScatter() throws {
    let rows = try CrossMetricGolden.scores().filter { $0.image == "image0" }
    let found = try tableRows(ResolutionRow.self, of: crossMetricAnalysis(rows))
    #expect(!found.isEmpty && found.allSatisfy { $0.resolvablePercent.isNaN })
    #expect(found[0].note == "one image has no spread")
  }
}
