import RateDistortion
import Results
import Testing

@Suite struct DisagreementTests {
  @Test("differences and z-scores of NumPy, ranked")
  func golden() throws {
    let rows = try CrossMetricGolden.rows(DisagreementRow.self)
    let golden = try CrossMetricGolden.read().disagreement
    #expect(rows.count == 18)
    for (held, expected) in zip(["psnr", "ms-ssim", "bpp"], golden) {
      let own = rows.filter { $0.atEqual == held }
      #expect(own.map(\.rank) == [1, 2, 3, 4, 5, 6])
      #expect(own.map(\.z.magnitude) == own.map(\.z.magnitude).sorted(by: >))
      for row in own {
        let image = try #require(expected.images[row.image])
        #expect(isClose(row.differencePercent, image[0]) && isClose(row.z, image[1]))
        #expect(isClose(row.fieldPercent, expected.field) && row.note == "")
      }
    }
  }

  @Test func anImageWithoutACurveIsLastAndSaysWhy() throws {
    let rows = try CrossMetricGolden.scores().map { row in
      var row = row
      if row.image == "image2" && row.metric == "distance" && row.point == "0.02"
        && row.objective == "mse"
      {
        row.score = 9
      }
      return row
    }
    let found = try tableRows(DisagreementRow.self, of: crossMetricAnalysis(rows)).prefix(6)
    let last = try #require(found.last)
    #expect(last.image == "image2" && last.rank == nil && last.z.isNaN)
    #expect(last.note == "made-up (mse) is not monotone from point 0.05 to 0.02")
    #expect(found.dropLast().allSatisfy { $0.z.isFinite })
  }

  @Test func imagesThatAllAgreeHaveNoScore() throws {
    let rates = [0.1, 0.2, 0.4, 0.8]
    var rows: [ScoreRow] = []
    for codec in [mse, msSSIM] {
      rows += scores(codec, "psnr", rates: rates) { point, _ in 30 + Double(point) }
      rows += scores(codec, "distance", rates: rates) { point, _ in [8, 4, 2, 1][point] }
    }
    let found = try tableRows(DisagreementRow.self, of: crossMetricAnalysis(rows))
    let row = try #require(found.first)
    #expect(row.z.isNaN && row.differencePercent == 0)
    #expect(row.note == "the images do not differ, or there is only one")
  }
}
