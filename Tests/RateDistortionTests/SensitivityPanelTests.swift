import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct SensitivityPanelTests {
  static func rows(_ input: AnalysisInput) throws -> [SensitivityRow] {
    let table = try #require(
      Analysis.run(input).tables.first { $0.descriptor.name == "sensitivity" })
    let text = CSV.line(table.columns) + table.records.map { CSV.line($0) }.joined()
    return try SensitivityRow.rows(of: text, file: "sensitivity.csv")
  }

  static func value(
    _ rows: [SensitivityRow], _ method: InterpolationMethod, _ rule: SensitivityRow.IntervalRule,
    _ aggregate: SensitivityRow.Aggregate, _ scale: QualityScale = .logarithmic
  ) throws -> SensitivityRow {
    try #require(
      rows.first {
        $0.method == method && $0.intervalRule == rule
          && $0.aggregate == aggregate && $0.scale == scale
      })
  }

  @Test func everyCombinationOnceAndTheDefaultIsThatOfTheStudy() throws {
    let input = AnalysisInput(
      scores: try madeUpScores(), codecs: [mse, msSSIM], anchor: mse, catalogue: catalogue,
      methods: [.akima], bootstrap: Bootstrap(draws: 0))
    let rows = try Self.rows(input)
    // Three methods, three rules, two aggregates; PSNR is the same in both scales.
    #expect(
      rows.count { $0.metric == "psnr" } == 18 && rows.count { $0.metric == "distance" } == 36)
    for row in Analysis.run(input).bdRates {
      let own = rows.filter { $0.metric == row.metric }
      let marked = try #require(own.first { $0.has(.default) })
      #expect(marked.bdRatePercent == row.bdRatePercent && marked.method == .akima)
      let counted = own.filter { !$0.has(.continued) }.map(\.bdRatePercent).filter(\.isFinite)
      #expect(own.allSatisfy { $0.spread.low == counted.min() && $0.spread.high == counted.max() })
      #expect(own.contains { $0.has(.lowest) } && own.contains { $0.has(.highest) })
    }
  }

  /// Straight lines, so that every method gives the same and each number can be had on paper: rate
  /// 10^((q - 40) / 10) for the anchor and 10^((q - 40) / 20) for the test, the test's from 25 dB.
  @Test func rulesOnPaper() throws {
    let anchor = [20.0, 25, 30, 35, 40]
    let test = [25.0, 30, 35, 38]
    func curve(_ codec: CodecKey, _ qualities: [Double], _ slope: Double) -> [CurveRow] {
      imported(
        codec, images: 24, rates: qualities.map { pow(10, ($0 - 40) / slope) }, values: qualities)
    }
    let rows = try Self.rows(
      AnalysisInput(
        scores: [], imported: curve(mse, anchor, 10) + curve(msSSIM, test, 20), codecs: [],
        anchor: mse, catalogue: catalogue))
    #expect(rows.count == 9)
    func percent(_ low: Double, _ high: Double) -> Double {
      100 * (pow(10, 2 - (low + high) / 40) - 1)
    }
    for method in InterpolationMethod.allCases {
      let overlap = try Self.value(rows, method, .overlap, .meanCurve)
      #expect(isClose(overlap.bdRatePercent, percent(25, 38)) && overlap.note == "")
      // Shared log rates -0.75 to -0.1: the anchor from 32.5 to 39 dB, the test from 25 to 38.
      let full = try Self.value(rows, method, .full, .meanCurve)
      #expect(isClose(full.bdRatePercent, percent(32.5, 38)))
      let whole = try Self.value(rows, method, .anchor, .meanCurve)
      #expect(isClose(whole.bdRatePercent, percent(20, 40)) && whole.has(.continued))
      #expect(whole.note == "the test curve is extrapolated over 35 % of the range")
    }
    #expect(isClose(rows[0].spread.low, percent(32.5, 38)))
    #expect(isClose(rows[0].spread.high, percent(25, 38)))
  }

  @Test func perImageIsTheMeanOverTheImages() throws {
    // Image k needs (1 + k / 10) of the rate in both, and twice that in the test of odd images.
    let rates = [0.1, 0.2, 0.4, 0.8]
    var rows = scores(mse, "psnr", rates: rates) { point, _ in 30 + Double(point) }
    for row in rows {
      var test = row
      test.key = CodecKey(codec: row.codec, objective: msSSIM.objective)
      if ["image1", "image3", "image5"].contains(row.image) { test.bpp *= 2 }
      rows.append(test)
    }
    let input = AnalysisInput(
      scores: rows, codecs: [mse, msSSIM], anchor: mse, catalogue: catalogue)
    #expect(
      isClose(
        try Self.value(try Self.rows(input), .pchip, .overlap, .perImage).bdRatePercent, 50))

    for index in rows.indices where rows[index].image == "image2" && rows[index].point == "q1" {
      rows[index].score = 29.5
    }
    let folded = try Self.rows(
      AnalysisInput(scores: rows, codecs: [mse, msSSIM], anchor: mse, catalogue: catalogue))
    let row = try #require(folded.first { $0.aggregate == .perImage })
    #expect(row.bdRatePercent.isNaN && row.note == "1 of 6 images give no BD-rate")
  }

  @Test func curvesThatMustNotBeComparedHaveNoRow() throws {
    func curve(_ codec: CodecKey, images: Int) -> [CurveRow] {
      imported(codec, images: images, rates: [1, 2, 3, 4], values: [1, 2, 3, 4])
    }
    let curves = curve(mse, images: 24) + curve(msSSIM, images: 6)
    #expect(
      try Self.rows(
        AnalysisInput(scores: [], imported: curves, codecs: [], anchor: mse, catalogue: catalogue)
      ).isEmpty)
  }
}
