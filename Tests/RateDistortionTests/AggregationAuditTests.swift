import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct AggregationAuditTests {
  @Test("levels by each rule of NumPy")
  func points() throws {
    let rows = try CrossMetricGolden.rows(AuditRow.self)
    let golden = try CrossMetricGolden.read().audit.points
    #expect(rows.count == golden.count * 5)
    for (key, points) in golden {
      let own = rows.filter { "\($0.objective) \($0.metric)" == key }
      for (row, expected) in zip(own, points) {
        #expect(isClose(row.meanOfDB, expected[0]) && isClose(row.dbOfMean, expected[1]))
        #expect(isClose(row.dbOfPixelMean, expected[2]))
        #expect(isClose(row.gap, expected[0] - expected[1]))
        #expect(row.images == 6 && row.note == "")
        #expect(row.rule == (row.metric == "psnr" ? .meanOfDB : .dBOfMean))
      }
    }
  }

  @Test("BD-rates by each rule of SciPy")
  func rates() throws {
    let rows = try CrossMetricGolden.rows(AuditedBDRow.self)
    #expect(rows.map(\.metric) == ["psnr", "ms-ssim", "distance"])
    for row in rows {
      let expected = try #require(CrossMetricGolden.read().audit.rates[row.metric])
      #expect(isClose(row.meanOfDB, expected[0]) && isClose(row.dbOfMean, expected[1]))
      #expect(isClose(row.dbOfPixelMean, expected[2]) && row.flips == .nothing)
      #expect(isClose(row.spread, (expected.max() ?? 0) - (expected.min() ?? 0)))
    }
  }

  @Test func theProjectsOwnRuleIsThatOfTheCurves() throws {
    let analysis = try CrossMetricGolden.analysis()
    for row in try tableRows(AuditRow.self, of: analysis) {
      let mean = try #require(
        analysis.curves.first {
          $0.objective == row.objective && $0.point == row.point && $0.metric == row.metric
        }
      ).mean
      // In dB a distance is -10 log10 d.
      let value = try #require(catalogue.descriptor(of: row.metric)).curveValue(ofMean: mean)
      let level = row.metric == "distance" ? value * 4.342944819032518 : value
      #expect(isClose(row.rule == .meanOfDB ? row.meanOfDB : row.dbOfMean, level))
    }
  }

  /// Gaps between mean of dB and dB of mean MSE, by `math.log10` over the published tables.
  @Test(
    "the images that Lee et al. published",
    .enabled(if: outsideData != nil, "CROSSMETRIC_DATA is unset"))
  func published() throws {
    let rows = try tableRows(AuditRow.self, of: crossMetricAnalysis(publishedScores()))
    for (codec, low, high) in [
      (mse, 1.1251624798118662, 0.15024976224461994),
      (msSSIM, 0.9353496471953981, 0.45518139426670245),
    ] {
      let gaps = rows.filter { $0.objective == codec.objective && $0.metric == "psnr" }.map(\.gap)
      #expect(isClose(gaps.first, low), "\(gaps)")
      #expect(isClose(gaps.last, high), "\(gaps)")
    }
  }

  /// Half of the images gain 4 dB, the others, whose error is far larger, lose 3 dB.
  private static func halves(of codec: CodecKey, gains: (Double, Double)) -> [ScoreRow] {
    scores(codec, "psnr", rates: [0.1, 0.2, 0.4, 0.8]) { point, image in
      let level = image % 2 == 0 ? 40 + gains.0 : 20 + gains.1
      return level + 3 * Double(point)
    }
  }

  @Test func aSignThatTurnsWithTheRuleIsMarked() throws {
    let rows = Self.halves(of: mse, gains: (0, 0)) + Self.halves(of: msSSIM, gains: (4, -3))
    let row = try #require(tableRows(AuditedBDRow.self, of: crossMetricAnalysis(rows)).first)
    #expect(row.meanOfDB < 0 && row.dbOfMean > 0 && row.flips == .sign)
  }

  @Test func aRankThatTurnsWithTheRuleIsMarked() throws {
    let third = CodecKey(codec: "third", objective: "mse")
    let rows =
      Self.halves(of: mse, gains: (0, 0)) + Self.halves(of: msSSIM, gains: (6, 0.5))
      + Self.halves(of: third, gains: (1, 1))
    let found = try tableRows(AuditedBDRow.self, of: crossMetricAnalysis(rows))
    #expect(found.map(\.flips) == [.ranking, .ranking])
  }

  @Test func aRuleWithoutANumberDecidesNothing() throws {
    let rows = Self.halves(of: mse, gains: (0, 0)) + Self.halves(of: msSSIM, gains: (400, 400))
    let row = try #require(tableRows(AuditedBDRow.self, of: crossMetricAnalysis(rows)).first)
    #expect(row.meanOfDB.isNaN && row.flips == nil && !row.note.isEmpty)
  }
}
