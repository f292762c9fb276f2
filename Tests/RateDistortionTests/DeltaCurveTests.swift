import RateDistortion
import Results
import Testing

struct DeltaCurveTests {
  @Test("six Kodak images: SciPy's differences along the rate and their paired intervals")
  func lee() throws {
    let analysis = Analysis.run(
      AnalysisInput(scores: try leeScores(), codecs: [mse, msSSIM], catalogue: catalogue))
    let golden = try Golden.read().leeDelta
    for (metric, unit) in [("psnr", "dB"), ("distance", "%")] {
      let rows = analysis.rows(DeltaRow.self).filter { $0.metric == metric }
      let expected = try #require(golden[metric])
      #expect(rows.count == 21 && expected.bpp.count == 21)
      for (index, row) in rows.enumerated() {
        #expect(row.anchorKey == mse && row.key == msSSIM && row.unit == unit && row.images == 6)
        #expect(isClose(row.bpp, expected.bpp[index]))
        #expect(isClose(row.difference, expected.difference[index]))
        #expect(isClose(row.ci.low, expected.low[index], 1e-8), "\(row)")
        #expect(isClose(row.ci.high, expected.high[index], 1e-8), "\(row)")
      }
    }
  }

  @Test func curvesOfOtherImagesOrWithoutSharedRatesHaveNone() throws {
    let scores = try leeScores()
    func rows(_ scores: [ScoreRow]) -> [DeltaRow] {
      Analysis.run(AnalysisInput(scores: scores, codecs: [mse, msSSIM], catalogue: catalogue))
        .rows(DeltaRow.self)
    }
    #expect(!rows(scores).isEmpty)
    let image = try #require(scores.first).image
    #expect(rows(scores.filter { $0.key == mse || $0.image != image }).isEmpty)
    #expect(
      rows(
        scores.map { row in
          var row = row
          if row.key == mse { row.bpp *= 1000 }
          return row
        }
      ).isEmpty)
  }

  @Test func anImportedCurveHasNoPairedInterval() throws {
    let scores = try leeScores().filter { $0.metric == "psnr" }
    let imported = Analysis.run(
      AnalysisInput(scores: scores, codecs: [mse, msSSIM], catalogue: catalogue)
    ).curves.filter { $0.key == msSSIM }
    let analysis = Analysis.run(
      AnalysisInput(
        scores: scores.filter { $0.key == mse }, imported: imported, codecs: [mse, msSSIM],
        anchor: mse, catalogue: catalogue))
    let rows = analysis.rows(DeltaRow.self)
    #expect(rows.count == 21, "\(analysis.bdRates.map(\.note)) \(analysis.warnings)")
    #expect(rows.allSatisfy { $0.ci.low == nil && $0.ci.high == nil })
  }
}
