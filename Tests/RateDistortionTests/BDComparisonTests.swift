import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct BDComparisonTests {
  static let rates = [0.1, 0.2, 0.4, 0.8]
  static let values = [28.0, 31, 34, 37]
  static let other = CodecKey(codec: "other", objective: "mse")

  /// The BD row of the imported curve `other` against scores of `mse`, or of the two given.
  static func row(
    _ test: [CurveRow], scores rows: [ScoreRow] = scored(), bootstrap: Bootstrap = Bootstrap()
  ) throws -> BDRateRow {
    let analysis = Analysis.run(
      AnalysisInput(
        scores: rows, imported: test, codecs: [mse, other], anchor: mse, catalogue: catalogue,
        bootstrap: bootstrap))
    return try #require(analysis.bdRates.first)
  }

  static func scored(images: Range<Int> = 0..<6) -> [ScoreRow] {
    scores(mse, "psnr", rates: rates, images: images) { values[$0] + Double($1) / 10 }
  }

  static func curve(
    images: Int? = 6, rates: [Double] = rates, values: [Double] = values
  ) -> [CurveRow] {
    imported(other, images: images, rates: rates, values: values)
  }

  @Test("curves over different images are never compared")
  func imageSets() throws {
    for (images, note) in [
      (24, "image sets differ (6 and 24)"), (nil, "image sets differ (6 and unknown)"),
    ] {
      let row = try Self.row(Self.curve(images: images))
      #expect(row.note.description == note)
      #expect(row.bdRatePercent.isNaN && row.bdQuality.isNaN && row.overlapPercent.isNaN)
      #expect(row.ci.low == nil && row.ci.high == nil)
    }
    let names = scores(Self.other, "psnr", rates: Self.rates, images: 1..<7) {
      Self.values[$0] + Double($1)
    }
    #expect(try Self.row([], scores: Self.scored() + names).note == "image sets differ (6 and 6)")
  }

  @Test(arguments: [
    ([0.1, 0.2, 0.4], [28.0, 31, 34], "other (mse) has 3 points, 4 are needed"),
    ([0.1], [28], "other (mse) has 1 point, 4 are needed"),
    (rates, [28, 31, .infinity, 37], "other (mse) is not finite at point 3"),
    (rates, [28, 31, 30, 37], "other (mse) is not monotone from point 2 to 3"),
    ([0.8, 0.4, 0.2, 0.1], [37, 30, 31, 28], "other (mse) is not monotone from point 3 to 2"),
  ])
  func noNumberWithoutAReason(rates: [Double], values: [Double], note: String) throws {
    let row = try Self.row(Self.curve(rates: rates, values: values))
    #expect(row.note.description == note)
    #expect(row.bdRatePercent.isNaN && row.bdQuality.isNaN)
  }

  @Test func whatIsNotSharedIsSaid() throws {
    let above = try Self.row(Self.curve(values: [68, 71, 74, 77]))
    #expect(above.bdRatePercent.isNaN && above.overlapPercent == 0)
    #expect(above.bdQuality > 39 && above.bdQuality < 41)
    #expect(above.note == "the curves share no quality")
    let dear = try Self.row(Self.curve(rates: [10, 20, 40, 80]), bootstrap: Bootstrap(draws: 0))
    #expect(dear.bdQuality.isNaN && dear.bdRatePercent > 0)
    #expect(dear.note.description.contains("the curves share no rates"))
  }

  @Test func overlapIsSharedOverUnion() throws {
    // Anchor 28.25 to 37.25 dB, test 31 to 40.
    let row = try Self.row(Self.curve(values: [31, 34, 37, 40]))
    #expect(isClose(row.overlapPercent, 100 * 6.25 / 11.75))
    #expect(row.note.description.hasPrefix("the curves overlap by only 53 %; "))
  }

  @Test func anImportedCurveIsHeldFixed() throws {
    let row = try Self.row(Self.curve(rates: Self.rates.map { 1.1 * $0 }))
    #expect(row.note == "interval holds the imported test curve fixed")
    let low = try #require(row.ci.low)
    let high = try #require(row.ci.high)
    #expect(low < row.bdRatePercent && row.bdRatePercent < high)

    let swapped = Analysis.run(
      AnalysisInput(
        scores: Self.scored(), imported: Self.curve(), codecs: [mse, Self.other],
        anchor: Self.other, catalogue: catalogue))
    #expect(swapped.bdRates.map(\.note) == ["interval holds the imported anchor fixed"])
  }

  /// An analysis of two imported curves.
  static func compare(
    _ a: [Double], _ b: [Double], metric: String = "psnr",
    methods: [InterpolationMethod] = [.pchip],
    aRates: [Double] = rates, bRates: [Double] = rates
  ) -> Analysis {
    Analysis.run(
      AnalysisInput(
        scores: [],
        imported: imported(mse, images: 24, metric: metric, rates: aRates, values: a)
          + imported(other, images: 24, metric: metric, rates: bRates, values: b),
        codecs: [mse, other], anchor: mse, catalogue: catalogue, methods: methods))
  }

  @Test(
    "curves that cross are reported with their thirds, in the note, in lint.csv and as a warning",
    arguments: [
      ([30.0, 35, 40, 45], [31.0, 35.5, 39.5, 44], true),
      ([30.0, 35, 40, 45], [29.0, 34.5, 40.5, 46], true),
      ([30.0, 35, 40, 45], [31.0, 36, 41, 46], false),
      ([30.0, 35, 40, 45], [30.0, 35, 40, 45], false),
    ])
  func crossing(a: [Double], b: [Double], crosses: Bool) throws {
    let analysis = Self.compare(a, b)
    let row = try #require(analysis.bdRates.first)
    #expect(row.note.description.contains("the curves cross: ") == crosses, "\(row.note)")
    let lint = try #require(analysis.tables.first { $0.descriptor.name == "lint" })
    #expect(lint.records.contains { $0.contains("curves-cross") } == crosses)
    #expect(
      analysis.warnings.contains {
        $0.contains("BD-rate of other (mse) in psnr against made-up (mse)")
      }
        == crosses, "\(analysis.warnings)")
    if crosses {
      // Each third by itself, from the parts of the qualities that both have.
      let thirds = row.note.description.matches(of: /([+-][0-9.]+) %/).compactMap { Double($0.1) }
      #expect(thirds.count >= 3 && thirds[0] * thirds[2] < 0, "\(row.note)")
    }
  }

  @Test(
    "an interpolation that goes up and down between points is reported, PCHIP never does",
    arguments: InterpolationMethod.allCases)
  func overshoot(method: InterpolationMethod) throws {
    // Saturated curves as in a public report; NumPy's polyfit of degree 3 falls inside.
    let analysis = Self.compare(
      [96.622, 99.51432, 99.91607, 99.97751], [97.1181, 99.66744, 99.94996, 99.98146],
      methods: [method], aRates: [2.01465, 3.0147, 4.01223, 5.01239],
      bRates: [2.05435, 3.06789, 4.00003, 5.09602])
    let row = try #require(analysis.bdRates.first)
    #expect(
      row.note.description.contains("the interpolation overshoots: \(method.rawValue)")
        == (method != .pchip),
      "\(row)")
    #expect((abs(row.bdRatePercent) > 1000) == (method == .cubic))
    let lint = try #require(analysis.tables.first { $0.descriptor.name == "lint" })
    #expect(
      lint.records.contains { $0.contains("interpolation-overshoots") } == (method != .pchip))
    let panel = try #require(analysis.tables.first { $0.descriptor.name == "sensitivity" })
    #expect(panel.records.contains { $0.joined().contains("overshoots") })
  }

  @Test func fewImagesGiveNoInterval() throws {
    let row = try Self.row(Self.curve(images: 4), scores: Self.scored(images: 0..<4))
    #expect(row.note == "no interval from 4 images")
    #expect(row.ci.low == nil && row.bdRatePercent.isFinite)
  }

  @Test func identicalImagesGiveAnIntervalWithoutWidth() throws {
    var rows = Self.scored()
    rows += scores(Self.other, "psnr", rates: Self.rates) { point, _ in Self.values[point] + 0.3 }
    for index in rows.indices {
      rows[index].bpp = Self.rates[index / 6 % 4]
      if rows[index].codec == mse.codec { rows[index].score = Self.values[index / 6 % 4] }
    }
    let row = try Self.row([], scores: rows)
    #expect(row.bdRatePercent < 0)
    #expect(row.ci.low == row.bdRatePercent && row.ci.high == row.bdRatePercent)
  }

  @Test func aSmallerDistanceAtTheSameRateIsAGain() throws {
    let rows =
      scores(mse, "distance", rates: Self.rates) { point, _ in pow(0.5, Double(point)) }
      + scores(Self.other, "distance", rates: Self.rates) { point, _ in
        0.8 * pow(0.5, Double(point))
      }
    for scale in QualityScale.allCases {
      let analysis = Analysis.run(
        AnalysisInput(
          scores: rows, codecs: [mse, Self.other], anchor: mse, catalogue: catalogue, scale: scale))
      let row = try #require(analysis.bdRates.first)
      #expect(row.bdRatePercent < 0)
      if scale == .logarithmic {
        #expect(isClose(row.bdQuality, -20) && row.note == "")
        // Halving the distance doubles the rate.
        #expect(isClose(row.bdRatePercent, -20))
      } else {
        #expect(row.bdQuality < 0 && row.note == "linear scale")
      }
    }
  }

  @Test func thirdsSayTheirRates() throws {
    let analysis = Analysis.run(
      AnalysisInput(
        scores: [],
        imported: imported(mse, images: 24, rates: [0.01, 0.1, 1, 10], values: Self.values)
          + Self.curve(images: 24, rates: [0.1, 0.2, 2, 100]), codecs: [], anchor: mse,
        catalogue: catalogue, ranges: [.shared(.median)]))
    let row = try #require(analysis.bdRates.first)
    #expect(row.range == .shared(.median))
    #expect(
      row.note.description.hasSuffix("; median third of the shared log rates, 0.4642 to 2.154 bpp"))
  }

  @Test func filesAreComparedWithoutACount() throws {
    let curves = try ["vtm", "hm"].map {
      try ImportedCurves.read(
        fixture("rd/\($0).json").path, codec: CodecKey(codec: $0, objective: ""), images: nil)
    }
    let row = Analysis.bdRate(anchor: curves[0], test: curves[1], metric: psnr)
    #expect(isClose(row.bdRatePercent, 23.307035575910582))
    #expect(row.note == "number of images unknown")
    let none = Analysis.bdRate(anchor: curves[0], test: curves[1], metric: distance)
    #expect(none.bdRatePercent.isNaN)
    #expect(none.note == "vtm has 0 points, 4 are needed; hm has 0 points, 4 are needed")
  }
}
