import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct AnalysisTests {
  static func madeUp(
    seed: UInt64 = 0, methods: [InterpolationMethod] = [.pchip]
  ) throws -> Analysis {
    Analysis.run(
      AnalysisInput(
        scores: try madeUpScores(), codecs: [mse, msSSIM], anchor: mse, catalogue: catalogue,
        methods: methods, bootstrap: Bootstrap(seed: seed)))
  }

  @Test("BD-rate, BD-quality and intervals of SciPy and NumPy")
  func bdRates() throws {
    let golden = try Golden.read()
    let rows = try Self.madeUp().bdRates
    #expect(rows.map(\.metric) == golden.madeUp.bd.map(\.metric))
    for (row, expected) in zip(rows, golden.madeUp.bd) { compare(row, expected) }
    compare(try #require(Self.madeUp(seed: 7).bdRates.first), golden.seed7.bd[0])
  }

  @Test("intervals from draws, from 24 images on: those of SciPy and NumPy")
  func wide() throws {
    let golden = try Golden.read().wide
    let analysis = Analysis.run(
      AnalysisInput(
        scores: try wideScores(), codecs: [mse, msSSIM], anchor: mse, catalogue: catalogue,
        bootstrap: Bootstrap(draws: 2000)))
    let rows = analysis.bdRates.filter { $0.objective == "ms-ssim" }
    #expect(rows.map(\.metric) == golden.bd.map(\.metric))
    for (row, expected) in zip(rows, golden.bd) { compare(row, expected) }
    let matrix = try tableRows(MatrixRow.self, of: analysis).filter {
      $0.objective == "ms-ssim" && $0.direction == .quality
    }
    for (row, expected) in zip(matrix, golden.bd) {
      #expect(expected.quality_interval.isClose(row.ci.low, row.ci.high), "\(row.metric)")
    }
    for (row, expected) in zip(analysis.biases, golden.bias) {
      #expect(isClose(row.differencePercent, expected.difference))
      #expect(expected.interval.isClose(row.ci.low, row.ci.high), "\(row.atEqual)")
    }
  }

  @Test("rows of several methods have the intervals of each")
  func methodsHaveIntervalsOfTheirOwn() throws {
    let rows = Analysis.run(
      AnalysisInput(
        scores: try wideScores(), codecs: [mse, msSSIM], anchor: mse, catalogue: catalogue,
        methods: [.pchip, .akima], ranges: [.overlap, .bpp(low: 0.14, high: 1)],
        bootstrap: Bootstrap(draws: 200))
    ).bdRates.filter { $0.objective == "ms-ssim" && $0.metric == "psnr" }
    #expect(rows.count == 4 && Set(rows.compactMap(\.ci.low)).count == 4)
  }

  private func compare(_ row: BDRateRow, _ expected: Golden.BD) {
    #expect(isClose(row.bdRatePercent, expected.rate))
    #expect(isClose(row.bdQuality, expected.quality))
    #expect(expected.rate_interval.isClose(row.ci.low, row.ci.high))
    let low = row.overlapPercent < 75 ? [lowOverlapNote(row.overlapPercent)] : []
    let notes = row.note.description.components(separatedBy: "; ")
      .filter { !$0.hasPrefix("the interpolations disagree") && !$0.hasPrefix("the curves cross") }
    #expect(
      notes.joined(separator: "; ")
        == (low + [expected.rate_interval.note].filter { !$0.isEmpty }).joined(separator: "; "))
  }

  @Test(
    "the tables that Lee et al. published",
    .enabled(if: outsideData != nil, "CROSSMETRIC_DATA is unset"))
  func published() throws {
    let rows = try publishedScores()
    let analysis = Analysis.run(
      AnalysisInput(scores: rows, codecs: [mse, msSSIM], anchor: mse, catalogue: catalogue))
    let golden = try Golden.read().published.bd
    #expect(analysis.bdRates.map(\.metric) == golden.map(\.metric))
    for (row, expected) in zip(analysis.bdRates, golden) { compare(row, expected) }
  }

  @Test func theOrderOfTheRowsOfScoresDoesNotMatter() throws {
    let one = try Self.madeUp()
    let other = Analysis.run(
      AnalysisInput(
        scores: try madeUpScores().reversed(), codecs: [mse, msSSIM], anchor: mse,
        catalogue: catalogue))
    #expect(one.curves == other.curves)
    #expect(one.bdRates == other.bdRates)
    #expect(one.biases == other.biases)
  }

  @Test func everyCurveIsComparedOnceWithTheAnchorAndWithinItsCodec() throws {
    let scored = CodecKey(codec: "b", objective: "x")
    let anchor = CodecKey(codec: "a", objective: "mse")
    let keys = [mse, anchor, msSSIM, scored, CodecKey(codec: "made-up", objective: "x")]
    let curves = keys.flatMap {
      imported($0, images: 24, rates: [1, 2, 3, 4], values: [1, 2, 3, 4])
    }
    let rows = Analysis.run(
      AnalysisInput(
        scores: [], imported: curves, codecs: keys, anchor: anchor, catalogue: catalogue)
    ).bdRates
    #expect(
      rows.map { "\($0.anchor) \($0.anchorObjective) - \($0.codec) \($0.objective)" } == [
        "a mse - made-up mse", "a mse - made-up ms-ssim", "a mse - b x", "a mse - made-up x",
        "made-up mse - made-up ms-ssim", "made-up mse - made-up x",
        "made-up ms-ssim - made-up x",
      ])
    let within = Analysis.run(
      AnalysisInput(scores: [], imported: curves, codecs: keys, anchor: mse, catalogue: catalogue)
    ).bdRates
    #expect(within.count == 5)
  }

  @Test func methodsStandSideBySide() throws {
    let rows = try Self.madeUp(methods: InterpolationMethod.allCases).bdRates
    #expect(rows.prefix(4).map(\.method) == [.cubic, .pchip, .akima, .cubic])
    #expect(Set(rows.map(\.metric)) == ["psnr", "ms-ssim", "distance"])
  }

  @Test func controlsAreCurvesWithoutARateAndNothingElse() throws {
    let strengths = ["10", "2", "0.5"]
    let controls = strengths.flatMap { strength in
      (0..<6).map { image in
        ScoreRow(
          .control("control-blur"), point: strength,
          image: "image\(image)", width: 768, height: 512, bpp: .nan, metric: "psnr",
          score: strength == "0.5" ? .infinity : 30 + Double(image))
      }
    }
    func run(_ controls: [ScoreRow]) throws -> Analysis {
      Analysis.run(
        AnalysisInput(
          scores: try madeUpScores(), codecs: [mse, msSSIM], anchor: mse, catalogue: catalogue,
          controls: controls))
    }
    let (plain, with) = (try run([]), try run(controls))
    #expect(with.bdRates == plain.bdRates && with.biases == plain.biases)
    #expect(with.warnings == plain.warnings)
    #expect(Array(with.curves.prefix(plain.curves.count)) == plain.curves)
    let own = with.curves.dropFirst(plain.curves.count).filter { $0.metric == "psnr" }
    #expect(own.map(\.point) == ["0.5", "2", "10"])
    #expect(own.allSatisfy { $0.bpp.isNaN && $0.images == 6 })
    #expect(own.map(\.mean) == [.infinity, 32.5, 32.5])
    #expect(
      try run(Array(controls.dropFirst())).warnings == plain.warnings + [
        "point 10 of control-blur (control) is left out of the curves in psnr: it has no score of "
          + "image0"
      ])
  }

  @Test func nothingGivesNothing() {
    let analysis = Analysis.run(
      AnalysisInput(scores: [], codecs: [mse], anchor: mse, catalogue: catalogue))
    #expect(analysis.curves.isEmpty && analysis.bdRates.isEmpty && analysis.biases.isEmpty)
    #expect(
      analysis.warnings
        == ["the anchor made-up (mse) has no curve; nothing is compared with it"])
  }
}
