import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct BDMatrixTests {
  static func rows(_ input: AnalysisInput) throws -> [MatrixRow] {
    let table = try #require(Analysis.run(input).tables.first { $0.descriptor.name == "matrix" })
    let text = CSV.line(table.columns) + table.records.map { CSV.line($0) }.joined()
    return try MatrixRow.rows(of: text, file: "matrix.csv")
  }

  static func madeUp() throws -> AnalysisInput {
    AnalysisInput(
      scores: try madeUpScores(), codecs: [mse, msSSIM], anchor: mse, catalogue: catalogue)
  }

  @Test("both directions and their intervals are SciPy's and NumPy's")
  func golden() throws {
    let rows = try Self.rows(Self.madeUp())
    let golden = try Golden.read().madeUp.bd
    #expect(rows.count == 2 * golden.count)
    for expected in golden {
      let own = rows.filter { $0.metric == expected.metric }
      try #require(own.map(\.direction) == [.rate, .quality])
      #expect(isClose(own[0].value, expected.rate) && isClose(own[1].value, expected.quality))
      #expect(expected.rate_interval.isClose(own[0].ci.low, own[0].ci.high))
      #expect(expected.quality_interval.isClose(own[1].ci.low, own[1].ci.high))
      #expect(own[0].unit == "%" && own[1].unit == (expected.metric == "distance" ? "%" : "dB"))
      #expect(own.allSatisfy { $0.agreement == "3 of 3 better" })
    }
  }

  @Test func theIntervalAndItsPointsAreTold() throws {
    // Anchor 28 to 37 dB at 0.1 to 0.8 bpp, test 31 to 40 dB at 0.2 to 1.6.
    let rates = [0.1, 0.2, 0.4, 0.8]
    let values = [28.0, 31, 34, 37]
    let rows = try Self.rows(
      AnalysisInput(
        scores: [],
        imported: imported(mse, images: 24, rates: rates, values: values)
          + imported(
            msSSIM, images: 24, rates: rates.map { 2 * $0 }, values: values.map { $0 + 3 }),
        codecs: [], anchor: mse, catalogue: catalogue, ranges: [.overlap, .bpp(low: 0.3, high: 9)]))
    try #require(rows.map(\.range.description) == ["overlap", "overlap", "0.3:9.0", "0.3:9.0"])
    let (rate, quality) = (rows[0], rows[1])
    // The test is the anchor's own line, continued.
    #expect(isClose(rate.value, 0) && isClose(quality.value, 0))
    #expect(rate.over == Bounds(31, 37) && isClose(rate.overlapPercent, 50))
    #expect(isClose(quality.over.low, 0.2) && isClose(quality.over.high, 0.8))
    #expect(isClose(quality.overlapPercent, 50))
    for row in [rate, quality] {
      #expect(row.evidence == Evidence(3, 3) && row.ci.low == nil)
      #expect(row.note.description == lowOverlapNote(50))
    }
    #expect(isClose(rows[2].over.low, 31 + 3 * log2(1.5)) && isClose(rows[3].over.low, 0.3))
    #expect(rows[2].evidence == Evidence(2, 2))
  }

  @Test func metricsThatDisagreeAreCounted() throws {
    // More PSNR at the same rate, but also more distance; parts do not count.
    let rates = [0.1, 0.2, 0.4, 0.8]
    var all: [ScoreRow] = []
    for (codec, gain) in [(mse, 0.0), (msSSIM, 0.3)] {
      all += scores(codec, "psnr", rates: rates) { point, _ in 30 + Double(point) + gain }
      for metric in ["distance", "distance/first"] {
        all += scores(codec, metric, rates: rates) { point, _ in exp(gain - Double(point)) }
      }
    }
    let rows = try Self.rows(
      AnalysisInput(scores: all, codecs: [mse, msSSIM], anchor: mse, catalogue: catalogue))
    #expect(rows.count == 6)
    #expect(rows.allSatisfy { $0.agreement == "1 of 2 better" })
  }

  @Test func nothingIsToldOfDifferentImages() throws {
    func curve(_ codec: CodecKey, images: Int) -> [CurveRow] {
      imported(codec, images: images, rates: [1, 2, 3, 4], values: [1, 2, 3, 4])
    }
    let curves = curve(mse, images: 24) + curve(msSSIM, images: 6)
    let rows = try Self.rows(
      AnalysisInput(scores: [], imported: curves, codecs: [], anchor: mse, catalogue: catalogue))
    #expect(rows.count == 2)
    for row in rows {
      #expect(
        row.value.isNaN && row.over.low == nil && row.evidence.points == nil && row.agreement == "")
      #expect(row.note == "image sets differ (24 and 6)")
    }
  }
}
