import RateDistortion
import Results
import Testing

@Suite struct ExchangeRatesTests {
  @Test("slopes of SciPy's PchipInterpolator.derivative")
  func golden() throws {
    let rows = try CrossMetricGolden.rows(ExchangeRow.self)
    let golden = try CrossMetricGolden.read().exchange
    #expect(rows.count == golden.count && rows.count == 2 * 4 * 5)
    for (row, expected) in zip(rows, golden) { #expect(isClose(row.slope, expected)) }
    #expect(rows[0].metric == "psnr" && rows[0].other == "ms-ssim" && rows[0].unit == "dB")
    #expect(rows[5].other == "distance" && rows[5].unit == "%" && rows[5].slope < 0)
    #expect(rows.prefix(5).map(\.point) == ["0.5", "0.2", "0.10", "0.05", "0.02"])
    #expect(rows.prefix(5).map(\.note.isEmpty) == [false, true, true, true, false])
  }

  @Test func aDistanceThatHalvesWithEveryDecibelFallsByHalf() throws {
    let rates = [0.1, 0.2, 0.4, 0.8]
    var rows = scores(mse, "psnr", rates: rates) { point, _ in 30 + Double(point) }
    rows += scores(mse, "distance", rates: rates) { point, _ in [8, 4, 2, 1][point] }
    let slopes = try tableRows(ExchangeRow.self, of: crossMetricAnalysis(rows)).map(\.slope)
    #expect(slopes.count == 4 && slopes.allSatisfy { isClose($0, -50) })
  }

  @Test func aCurveThatFoldsHasNoSlopesButAReason() throws {
    let rates = [0.1, 0.2, 0.4, 0.8]
    var rows = scores(mse, "psnr", rates: rates) { point, _ in 30 + Double(point) }
    rows += scores(mse, "distance", rates: rates) { point, _ in [8, 2, 4, 1][point] }
    let found = try tableRows(ExchangeRow.self, of: crossMetricAnalysis(rows))
    #expect(found.map(\.note) == ["made-up (mse) is not monotone from point q1 to q2"])
    #expect(found.allSatisfy { $0.slope.isNaN })
  }
}
