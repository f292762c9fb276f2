import RateDistortion
import Results
import Testing

@Suite struct InfluenceTests {
  @Test("leave-one-out BD-rates of SciPy, ranked")
  func golden() throws {
    let rows = try CrossMetricGolden.rows(InfluenceRow.self)
    let golden = try CrossMetricGolden.read().influence
    #expect(rows.count == 18)
    for (metric, images) in golden {
      let own = rows.filter { $0.metric == metric }
      #expect(own.map(\.rank) == [1, 2, 3, 4, 5, 6])
      #expect(own.map(\.influence.magnitude) == own.map(\.influence.magnitude).sorted(by: >))
      for row in own {
        #expect(isClose(row.influence, try #require(images[row.image]), 1e-8))
        #expect(isClose(row.bdRatePercent - row.withoutPercent, row.influence))
        #expect(row.settings == DeltaSettings())
      }
    }
  }

  @Test func whatCannotBeComparedHasNoInfluence() throws {
    let rows = try CrossMetricGolden.scores().filter {
      $0.objective == "mse" || $0.image != "image3"
    }
    #expect(try tableRows(InfluenceRow.self, of: crossMetricAnalysis(rows)).isEmpty)
  }
}
