import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct BjontegaardDeltaTests {
  struct Case: Decodable, CustomTestStringConvertible {
    let outside: Bool
    let anchor, test, metric, scale, method: String
    let rate, quality: Double
    var testDescription: String { "\(test) in \(metric) (\(scale)), \(method)" }

    func row(in folder: URL) throws -> BDRateRow {
      let curves = try [anchor, test].map {
        try ImportedCurves.read(
          folder.appendingPathComponent($0).path, codec: CodecKey(codec: $0, objective: "mse"),
          images: 24)
      }
      return Analysis.bdRate(
        anchor: curves[0], test: curves[1], metric: try #require(catalogue.descriptor(of: metric)),
        rule: BDRule(
          delta: BjontegaardDelta(method: try #require(InterpolationMethod(rawValue: method)))),
        scale: try #require(QualityScale(rawValue: scale)))
    }
  }

  static func cases(outside: Bool) throws -> [Case] {
    let data = try Data(contentsOf: fixture("rd/bjontegaard.json"))
    return try JSONDecoder().decode([Case].self, from: data).filter { $0.outside == outside }
  }

  @Test("FAU's package on published curves", arguments: try cases(outside: false))
  func golden(_ sample: Case) throws {
    let row = try sample.row(in: fixture("rd"))
    #expect(isClose(row.bdRatePercent, sample.rate))
    #expect(isClose(row.bdQuality, sample.quality))
    #expect(
      row.note.description == (row.overlapPercent < 75 ? lowOverlapNote(row.overlapPercent) : ""))
  }

  @Test(
    "FAU's package on outside data", .enabled(if: outsideData != nil, "CROSSMETRIC_DATA is unset"),
    arguments: try cases(outside: true))
  func outsideGolden(_ sample: Case) throws {
    let folder = try #require(outsideData)
      .appendingPathComponent("data/compressai-results/kodak")
    let row = try sample.row(in: folder)
    #expect(isClose(row.bdRatePercent, sample.rate))
    #expect(isClose(row.bdQuality, sample.quality))
  }

  /// BD-rates by the bjontegaard package against CompressAI's hyperprior (MSE), as printed when they
  /// were first measured: cubic, PCHIP and Akima for PSNR, MS-SSIM linear and MS-SSIM in dB.
  static let printed: [(test: String, numbers: String)] = [
    (
      "compressai-mbt2018_mse_cuda.json",
      "-14.31 -14.26 -14.24 -12.30 -12.02 -12.02 -8.95 -8.85 -8.88"
    ),
    (
      "compressai-cheng2020-anchor_mse_cuda.json",
      "-22.60 -22.64 -22.64 -18.49 -17.98 -18.00 -16.89 -16.79 -16.76"
    ),
    (
      "compressai-bmshj2018-hyperprior_ms-ssim_cuda.json",
      "133.20 133.36 133.43 -38.94 -39.85 -39.83 -39.36 -39.38 -39.37"
    ),
    ("jpeg.json", "123.66 122.17 122.20 106.74 121.25 121.06 100.58 100.48 100.48"),
  ]

  @Test(
    "printed BD-rates of four codecs, three fits, three metrics",
    .enabled(if: outsideData != nil, "CROSSMETRIC_DATA is unset"), arguments: printed)
  func printedDigits(test: String, numbers: String) throws {
    let folder = try #require(outsideData)
      .appendingPathComponent("data/compressai-results/kodak")
    let rates = try [("psnr", "log"), ("ms-ssim", "linear"), ("ms-ssim", "log")].flatMap {
      metric, scale in
      try ["cubic", "pchip", "akima"].map { method in
        try Case(
          outside: true, anchor: "compressai-bmshj2018-hyperprior_mse_cuda.json", test: test,
          metric: metric, scale: scale, method: method, rate: 0, quality: 0
        ).row(in: folder).bdRatePercent
      }
    }
    #expect(rates.map { String(format: "%.2f", $0) }.joined(separator: " ") == numbers)
  }

  // MARK: Laws

  static let rates = [0.11, 0.23, 0.47, 0.9, 1.6]
  static let qualities = [27.2, 29.9, 32.7, 35.6, 38.4]

  static func curve(_ rates: [Double] = rates, _ qualities: [Double] = qualities) throws
    -> RateQualityCurve
  {
    try RateQualityCurve(rates: rates, qualities: qualities)
  }

  @Test(arguments: InterpolationMethod.allCases)
  func aCurveAgainstItselfIsZero(method: InterpolationMethod) throws {
    let delta = BjontegaardDelta(method: method)
    #expect(delta.rate(anchor: try Self.curve(), test: try Self.curve()) == 0)
    #expect(delta.quality(anchor: try Self.curve(), test: try Self.curve()) == 0)
  }

  @Test(arguments: InterpolationMethod.allCases, [0.25, 0.9, 1.3, 7])
  func ratesTimesKGiveKMinusOne(method: InterpolationMethod, k: Double) throws {
    let delta = BjontegaardDelta(method: method)
    let test = try Self.curve(Self.rates.map { k * $0 })
    let percent = delta.rate(anchor: try Self.curve(), test: test)
    #expect(isClose(percent, 100 * (k - 1), 1e-10))
  }

  @Test(arguments: InterpolationMethod.allCases)
  func aShiftOfQualityIsTheDifference(method: InterpolationMethod) throws {
    let delta = BjontegaardDelta(method: method)
    let test = try Self.curve(Self.rates, Self.qualities.map { $0 + 0.75 })
    #expect(isClose(delta.quality(anchor: try Self.curve(), test: test), 0.75, 1e-12))
  }

  @Test(arguments: InterpolationMethod.allCases)
  func swappingTheCurvesInvertsTheNumbers(method: InterpolationMethod) throws {
    for range in [RateRange.overlap, .bpp(low: 0.2, high: 1), .shared(.median)] {
      let delta = BjontegaardDelta(method: method, range: range)
      let a = try Self.curve()
      let b = try Self.curve([0.1, 0.3, 0.5, 1.1], [26.8, 31.2, 33.9, 36.5])
      let rate = try #require(delta.rate(anchor: a, test: b))
      let inverse = try #require(delta.rate(anchor: b, test: a))
      #expect(isClose((1 + rate / 100) * (1 + inverse / 100), 1, 1e-12))
      let quality = try #require(delta.quality(anchor: a, test: b))
      #expect(isClose(delta.quality(anchor: b, test: a), -quality, 1e-12))
    }
  }

  // MARK: Ranges

  /// Two straight lines of log rate over quality: 10 dB a decade, and the test's slope halved, so
  /// every range has a number on paper.
  static func lines() throws -> (RateQualityCurve, RateQualityCurve) {
    let qualities = [20.0, 25, 30, 35, 40]
    return (
      try curve(qualities.map { pow(10, ($0 - 40) / 10) }, qualities),
      try curve(qualities.map { pow(10, ($0 - 40) / 20) }, qualities)
    )
  }

  /// Range, and the shared qualities that it leaves.
  static let cuts: [(RateRange, Double, Double)] = [
    (.overlap, 20, 40),
    (.bpp(low: 0, high: 1), 20, 40),
    // The anchor lies above 0.1 bpp from 30 dB on, the test everywhere.
    (.bpp(low: 0.1, high: 5), 30, 40),
    // The anchor is above the lower rate from 34 dB on, the test below the higher one up to 35 dB.
    (.bpp(low: pow(10, -0.6), high: pow(10, -0.25)), 34, 35),
    // The shared log rates are -1 to 0. In the low third the curves share no quality.
    (.shared(.low), 30, 26),
    (.shared(.high), 110 / 3, 40),
  ]

  @Test(arguments: cuts)
  func rangesCutBothCurves(range: RateRange, low: Double, high: Double) throws {
    let (anchor, test) = try Self.lines()
    let percent = BjontegaardDelta(range: range).rate(anchor: anchor, test: test)
    guard low < high else {
      #expect(percent == nil)
      return
    }
    // Mean of (q - 40) / 20 - (q - 40) / 10.
    let mean = 2 - (low + high) / 40
    #expect(isClose(percent, 100 * (pow(10, mean) - 1), 1e-10))
  }

  @Test func rangesOfQualityAreRates() throws {
    let (anchor, test) = try Self.lines()
    // At log rate r the anchor has 40 + 10 r dB and the test 40 + 20 r.
    for (range, low, high) in [
      (RateRange.overlap, -1.0, 0.0), (.bpp(low: 0.5, high: 0.8), log10(0.5), log10(0.8)),
      (.shared(.median), -2.0 / 3, -1.0 / 3),
    ] {
      let quality = BjontegaardDelta(range: range).quality(anchor: anchor, test: test)
      #expect(isClose(quality, 10 * (low + high) / 2, 1e-12))
    }
  }

  @Test func nothingSharedIsNil() throws {
    let anchor = try Self.curve()
    let above = try Self.curve(Self.rates, Self.qualities.map { $0 + 50 })
    let dearer = try Self.curve(Self.rates.map { 100 * $0 })
    let delta = BjontegaardDelta()
    #expect(delta.rate(anchor: anchor, test: above) == nil)
    #expect(delta.quality(anchor: anchor, test: above) != nil)
    #expect(delta.rate(anchor: anchor, test: dearer) != nil)
    #expect(delta.quality(anchor: anchor, test: dearer) == nil)
    let outside = BjontegaardDelta(range: .bpp(low: 5, high: 9))
    #expect(outside.rate(anchor: anchor, test: anchor) == nil)
    #expect(outside.quality(anchor: anchor, test: anchor) == nil)
    let third = BjontegaardDelta(range: .shared(.low))
    #expect(third.rate(anchor: anchor, test: dearer) == nil)
  }
}
