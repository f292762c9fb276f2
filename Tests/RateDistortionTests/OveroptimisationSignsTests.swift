import Foundation
import RateDistortion
import Results
import Testing

@Suite struct OveroptimisationSignsTests {
  @Test("BD-rates, gaps and flips of SciPy")
  func golden() throws {
    let rows = try CrossMetricGolden.rows(SignRow.self)
    #expect(
      rows.map { "\($0.objective) \($0.against) \($0.trainedMetric) \($0.referee)" } == [
        "mse ms-ssim psnr ms-ssim", "mse ms-ssim psnr distance", "ms-ssim mse ms-ssim psnr",
        "ms-ssim mse ms-ssim distance",
      ])
    for (row, expected) in zip(rows, try CrossMetricGolden.read().signs) {
      #expect(isClose(row.bdRateTrained, expected.trained))
      #expect(isClose(row.bdRateReferee, expected.referee))
      #expect(isClose(row.gapPercent, expected.gap))
      #expect(row.images == expected.images && row.flips == expected.flips)
      #expect(isClose(row.flipPercent, 100 * Double(expected.flips) / Double(expected.images)))
      let (low, high) = (try #require(row.ciLow), try #require(row.ciHigh))
      #expect(low < row.gapPercent && row.gapPercent < high)
      #expect(row.phaseGap == nil && row.note == "")
    }
  }

  @Test func metricsThatAgreeHaveNoGap() throws {
    let rates = [0.1, 0.2, 0.4, 0.8]
    // Both metrics are the same function of the rate, the second objective a shift of it.
    var rows: [ScoreRow] = []
    for (codec, shift) in [(mse, 0.0), (msSSIM, 0.3)] {
      rows += scores(codec, "psnr", rates: rates) { point, _ in 30 + 3 * (Double(point) + shift) }
      rows += scores(codec, "distance", rates: rates) { point, _ in exp(-Double(point) - shift) }
    }
    let signs = try tableRows(SignRow.self, of: crossMetricAnalysis(rows))
    let row = try #require(signs.first)
    #expect(row.referee == "distance" && isClose(row.gapPercent, 0) && row.flips == 0)
  }

  @Test func whatHasNoBDRateHasNoGap() throws {
    let rows = try CrossMetricGolden.scores().map { row in
      var row = row
      if row.metric == "distance" && row.point == "0.5" { row.score = 0.001 }
      return row
    }
    let row = try tableRows(SignRow.self, of: crossMetricAnalysis(rows))[1]
    #expect(row.gapPercent.isNaN && row.ciLow == nil && row.images == 0)
    #expect(row.flipPercent.isNaN)
    #expect(row.note == "no BD-rate in distance; bdrate.csv says why")
  }
}
