import Foundation
import RateDistortion
import Results
import Testing

@Suite struct CrossMetricBiasTests {
  static let rates = [0.1, 0.2, 0.4, 0.8]

  static func quality(_ point: Int, _ image: Int) -> Double {
    28 + 3 * Double(point) + Double(image) / 7
  }

  static func distance(_ point: Int, _ image: Int) -> Double {
    exp(-Double(point) + Double(image) / 9)
  }

  static func biases(_ rows: [ScoreRow]) -> [BiasRow] {
    Analysis.run(AnalysisInput(scores: rows, codecs: [mse, msSSIM], catalogue: catalogue)).biases
  }

  static func side(
    _ codec: CodecKey, images: Range<Int> = 0..<6,
    quality: (Int, Int) -> Double = quality, distance: (Int, Int) -> Double = distance
  ) -> [ScoreRow] {
    scores(codec, "psnr", rates: rates, images: images, score: quality)
      + scores(codec, "distance", rates: rates, images: images, score: distance)
  }

  @Test("bias and intervals of SciPy and NumPy")
  func golden() throws {
    let golden = try Golden.read()
    for (seed, expected) in [(0, golden.madeUp.bias), (7, golden.seed7.bias)] {
      let rows = try AnalysisTests.madeUp(seed: UInt64(seed)).biases
      for (row, expected) in zip(rows, expected) {
        #expect(row.atEqual == expected.at_equal && row.distance == "distance")
        #expect(row.objectiveA == "mse" && row.objectiveB == "ms-ssim" && row.images == 6)
        #expect(isClose(row.differencePercent, expected.difference))
        #expect(isClose(row.low, expected.low) && isClose(row.high, expected.high))
        #expect(expected.interval.isClose(row.ci.low, row.ci.high))
        let notes = row.note.description.components(separatedBy: "; ")
          .filter { !$0.hasPrefix("the interpolations disagree") }
        #expect(notes.joined(separator: "; ") == expected.interval.note)
      }
    }
  }

  @Test("trained VGG-16 on six Kodak images: SciPy's bias, interval and p")
  func lee() throws {
    let analysis = Analysis.run(
      AnalysisInput(scores: try leeScores(), codecs: [mse, msSSIM], catalogue: catalogue))
    let golden = try Golden.read()
    let verdicts = try tableRows(VerdictRow.self, of: analysis)
    for ((row, verdict), expected) in zip(zip(analysis.biases, verdicts), golden.lee.bias) {
      #expect(isClose(row.differencePercent, expected.difference))
      #expect(expected.interval.isClose(row.ci.low, row.ci.high))
      #expect(isClose(verdict.p, try #require(expected.interval.p), 1e-8))
      #expect(verdict.verdict == .holds && verdict.family == 2)
    }
    #expect(verdicts.map { $0.pHolm! / $0.p! } == [1, 2])
    let local = try tableRows(LocalBiasRow.self, of: analysis).filter { $0.atEqual == "psnr" }
    #expect(local.count == golden.leeLocal.at.count)
    for (row, (at, difference)) in zip(local, zip(golden.leeLocal.at, golden.leeLocal.difference)) {
      #expect(isClose(row.place, at) && isClose(row.differencePercent, difference))
      let (low, high) = (try #require(row.ci.low), try #require(row.ci.high))
      #expect(low < row.differencePercent && row.differencePercent < high)
      #expect(row.meanPercent == analysis.biases[0].differencePercent)
    }
  }

  @Test func codecsThatAreTheSameDifferByNothing() throws {
    let analysis = Analysis.run(
      AnalysisInput(
        scores: Self.side(mse) + Self.side(msSSIM), codecs: [mse, msSSIM], anchor: mse,
        catalogue: catalogue))
    let fields =
      analysis.bdRates.flatMap(\.fields) + analysis.biases.flatMap(\.fields)
      + analysis.tables.flatMap { $0.records.joined() }
    #expect(!fields.contains("-0.0"))
    let verdict = try #require(try tableRows(VerdictRow.self, of: analysis).first)
    #expect(verdict.verdict == .cannotBeTold && verdict.p == nil)
    #expect(verdict.sentence.contains("the same Distance as trained for mse, to within 0.05 %"))
    #expect(
      verdict.sentence.contains(
        "it needs as many bits; at equal rate its Distance is the same, to within 0.05 %."))
    #expect(
      verdict.sentence.contains("lower distance: both models have the same scores on every image."))
  }

  @Test("at equal rate: the numbers of SciPy, over rates in bpp")
  func atEqualRate() throws {
    let golden = try CrossMetricGolden.read().biasAtRate
    let row = try #require(CrossMetricGolden.analysis().biases.first { $0.atEqual == BiasRow.rate })
    #expect(row.distance == "distance" && row.images == 6)
    #expect(isClose(row.differencePercent, golden.difference))
    #expect(isClose(row.low, golden.low) && isClose(row.high, golden.high))
    let (low, high) = (try #require(row.ci.low), try #require(row.ci.high))
    #expect(low < row.differencePercent && row.differencePercent < high)
  }

  @Test func ratesThatDoNotMeetAreNoEqualRate() throws {
    let cheap = Self.side(mse)
    let dear = Self.side(msSSIM).map { row in
      var row = row
      row.bpp *= 100
      return row
    }
    let row = try #require(Self.biases(cheap + dear).last)
    #expect(row.atEqual == "bpp" && row.differencePercent.isNaN)
    #expect(row.note == "the curves share no bpp")
  }

  @Test(arguments: [0.25, 1, 3.5])
  func aDistanceTimesKGivesKMinusOne(k: Double) throws {
    let rows = Self.side(mse) + Self.side(msSSIM, distance: { k * Self.distance($0, $1) })
    for row in Self.biases(rows) {
      #expect(isClose(row.differencePercent, 100 * (k - 1)), "\(row.atEqual)")
    }
  }

  @Test func everyDistanceAndPartAtEqualEveryObjective() {
    let rows = [mse, msSSIM].flatMap { codec in
      ["psnr", "ms-ssim", "ms-ssim-joint", "distance", "distance/first"].flatMap { metric in
        scores(codec, metric, rates: Self.rates) { point, _ in
          metric.hasPrefix("distance") ? 1 / Double(point + 1) : 0.5 + 0.1 * Double(point)
        }
      }
    }
    #expect(
      Self.biases(rows).map { "\($0.atEqual) \($0.distance)" } == [
        "psnr distance", "psnr distance/first", "ms-ssim distance", "ms-ssim distance/first",
        "bpp distance", "bpp distance/first",
      ])
    #expect(Self.biases(rows.filter { $0.objective == "mse" }).isEmpty)
  }

  @Test func noNumberWithoutAReason() throws {
    let apart = Self.side(mse) + Self.side(msSSIM, quality: { Self.quality($0, $1) + 50 })
    #expect(Self.biases(apart).first?.note == "the curves share no psnr")

    let folded = Self.side(mse) + Self.side(msSSIM, distance: { point, _ in [4, 2, 3, 1][point] })
    let row = try #require(Self.biases(folded).first)
    #expect(row.note == "made-up (ms-ssim) is not monotone from point q1 to q2")
    #expect(row.differencePercent.isNaN && row.low.isNaN && row.ci.low == nil)

    let zero = Self.side(mse) + Self.side(msSSIM, distance: { point, _ in Double(3 - point) })
    #expect(Self.biases(zero).first?.note == "made-up (ms-ssim) is not finite at point q3")

    let sets = Self.side(mse) + Self.side(msSSIM, images: 0..<5)
    #expect(Self.biases(sets).first?.note == "image sets differ (6 and 5)")

    let few = Self.side(mse, images: 0..<4) + Self.side(msSSIM, images: 0..<4)
    #expect(Self.biases(few).first?.note == "no interval from 4 images")
    #expect(Self.biases(few).first?.differencePercent == 0)

    let single = (Self.side(mse) + Self.side(msSSIM)).filter { $0.point == "q1" }
    #expect(
      Self.biases(single).first?.note
        == "made-up (mse) has 1 point, 4 are needed; made-up (ms-ssim) has 1 point, 4 are needed")
    let three = (Self.side(mse) + Self.side(msSSIM)).filter { $0.point != "q1" }
    #expect(
      try #require(Self.biases(three).first).note.description.hasPrefix(
        "made-up (mse) has 3 points, 4 are"))
  }
}
