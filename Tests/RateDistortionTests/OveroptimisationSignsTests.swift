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
        "mse ms-ssim psnr ms-ssim", "mse ms-ssim psnr distance", "ms-ssim mse ms-ssim distance",
      ])
    for (row, expected) in zip(rows, try CrossMetricGolden.read().signs) {
      #expect(isClose(row.bdRateTrained, expected.trained))
      #expect(isClose(row.bdRateReferee, expected.referee))
      #expect(isClose(row.gapPercent, expected.gap))
      #expect(row.images == expected.images && row.flips == expected.flips)
      #expect(isClose(row.flipPercent, 100 * Double(expected.flips) / Double(expected.images)))
      let (low, high) = (try #require(row.ci.low), try #require(row.ci.high))
      #expect(low < row.gapPercent && row.gapPercent < high)
      #expect(row.phaseGap == nil)
      #expect(
        row.note.description.hasPrefix("each model was trained") == (row.referee == "ms-ssim"))
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
    #expect(row.gapPercent.isNaN && row.ci.low == nil && row.images == 0)
    #expect(row.flipPercent.isNaN)
    #expect(
      row.note.description == "no BD-rate in distance; bdrate.csv says why; "
        + "6 of 6 images have no BD-rate of their own and are not counted")
  }

  @Test("phase gaps come from the metric with phases of the same objective")
  func phaseGaps() throws {
    let phased = MetricDescriptor(
      id: "psnr-phases", name: "PSNR at phases", unit: "dB", orientation: .higherIsBetter,
      curveScale: .identity, objective: "mse", phases: PhaseParts(of: "PSNR"))
    func signs(phases: Bool) throws -> [SignRow] {
      var rows: [ScoreRow] = []
      for codec in [mse, msSSIM] {
        rows += CrossMetricBiasTests.side(codec)
        if !phases { continue }
        rows += PhaseGapsTests.scored(phased, codec) { phase, point, image in
          // Points have gaps of 0, 1, 2 and 3 dB; what single images do cancels.
          let gain = phase == 2 && codec == mse ? Double(point) : 0
          let own = image % 2 == 0 ? Double(phase) : -Double(phase)
          return 30 + 5 * Double(point) + gain + own
        }
      }
      let input = AnalysisInput(
        scores: rows, codecs: [mse, msSSIM],
        catalogue: MetricCatalogue(catalogue.descriptors + [phased]),
        bootstrap: Bootstrap(draws: 0))
      return try tableRows(SignRow.self, of: Analysis.run(input))
    }
    let row = try #require(try signs(phases: true).first)
    #expect(isClose(row.phaseGap, 1.5) && isClose(row.otherPhaseGap, 0))
    #expect(try signs(phases: false).first?.phaseGap == nil)
  }
}
