import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct BDPresetTests {
  static func preset(_ name: String) throws -> BDPreset {
    try #require(BDPreset.all.first { $0.name == name })
  }

  static func curve(_ name: String, rates: [Double], values: [Double]) throws -> ImportedCurves {
    let object = ["bpp": rates, "psnr-rgb": values]
    return try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent(name + ".json")
      try JSONEncoder().encode(object).write(to: file)
      return try ImportedCurves.read(
        file.path, codec: CodecKey(codec: name, objective: "mse"), images: 24)
    }
  }

  static func curve(_ file: URL) throws -> ImportedCurves {
    try ImportedCurves.read(
      file.path, codec: CodecKey(codec: file.lastPathComponent, objective: "mse"), images: 24)
  }

  @Test("Table III of Zhang et al. 2022")
  func tableIII() throws {
    let rules = try Self.preset("zhang2022").rules(for: psnr)
    #expect(rules.count == 1)
    for (codec, rate, quality) in [
      ("hm", 23.31, -1.01), ("bmshj2018-hyperprior", 30.49, -1.26), ("mbt2018", 11.02, -0.49),
      ("cheng2020-attn", 5.51, -0.23), ("cheng2020-anchor", 3.68, -0.16),
    ] {
      let row = Analysis.bdRate(
        anchor: try Self.curve(fixture("rd/vtm.json")),
        test: try Self.curve(fixture("rd/\(codec).json")), metric: psnr, rule: rules[0])
      #expect(abs(row.bdRatePercent - rate) < 0.005 && abs(row.bdQuality - quality) < 0.005)
      #expect(row.note.description.hasSuffix("preset zhang2022"))
    }
  }

  /// The means of Lee et al. over Kodak, as published.
  static func lee() throws -> ImportedCurves {
    try Self.curve(
      "lee2019",
      rates: [
        0.10051, 0.14528, 0.20249, 0.29822, 0.43398, 0.69002, 0.99434, 1.27110, 1.59258,
      ],
      values: [
        27.6409, 28.8015, 29.8943, 31.2769, 32.8507, 35.1737, 37.3182, 38.9377, 40.3777,
      ])
  }

  /// Low, median, high and full of Table 7 of Hu et al. 2021 for Kodak, anchor BPG 4:4:4. The models
  /// of Lee et al. by their published means over Kodak, the others by CompressAI's results.
  static let tableSeven: [(file: String?, numbers: [Double])] = [
    (nil, [-6.27, -4.75, -4.18, -5.40]),
    ("vtm", [-20.85, -18.26, -15.86, -18.91]),
    ("paper-bmshj2018-factorized", [35.46, 32.75, 28.59, 32.96]),
    ("paper-bmshj2018-hyperprior", [6.11, 3.06, 0.32, 4.07]),
    ("paper-mbt2018-mean", [-4.63, -4.62, -5.03, -4.68]),
  ]

  @Test(
    "Kodak rows of Table 7 of Hu et al. 2021 within 3 points",
    .enabled(if: outsideData != nil, "CROSSMETRIC_DATA is unset"))
  func tableSevenOfHu() throws {
    let folder = try #require(outsideData).appendingPathComponent("data/compressai-results/kodak")
    let anchor = try Self.curve(folder.appendingPathComponent("bpg_444_x265_ycbcr.json"))
    let lee = try Self.lee()
    let rules = try Self.preset("hu2021-kodak").rules(for: psnr)
    var squares = 0.0
    for (file, numbers) in Self.tableSeven {
      let test = try file.map { try Self.curve(folder.appendingPathComponent($0 + ".json")) } ?? lee
      for (rule, expected) in zip(rules, numbers) {
        let row = Analysis.bdRate(anchor: anchor, test: test, metric: psnr, rule: rule)
        #expect(abs(row.bdRatePercent - expected) < (file == nil ? 1 : 3), "\(row)")
        squares += pow(row.bdRatePercent - expected, 2)
      }
    }
    #expect((squares / 20).squareRoot() < 1.1)
  }

  /// The numbers that the rule of both curves cannot give; on the others it is the farther one.
  @Test(
    "the rule of the anchor's qualities: JPEG's thirds in Table 7 of Hu et al. 2021",
    .enabled(if: outsideData != nil, "CROSSMETRIC_DATA is unset"))
  func anchorRule() throws {
    let folder = try #require(outsideData).appendingPathComponent("data/compressai-results/kodak")
    let anchor = try Self.curve(folder.appendingPathComponent("bpg_444_x265_ycbcr.json"))
    let jpeg = try Self.curve(folder.appendingPathComponent("jpeg.json"))
    func rates(_ preset: String, _ test: ImportedCurves) throws -> [Double] {
      try Self.preset(preset).rules(for: psnr).map {
        Analysis.bdRate(anchor: anchor, test: test, metric: psnr, rule: $0).bdRatePercent
      }
    }
    let thirds = try rates("hu2021-kodak-anchor", jpeg)
    #expect(abs(thirds[1] - 112.4) < 0.05 && abs(thirds[2] - 106.0) < 0.05, "\(thirds)")
    #expect(try rates("hu2021-kodak", jpeg)[1...2].allSatisfy(\.isNaN))
    var squares = 0.0
    for (file, numbers) in Self.tableSeven {
      let test = try file.map { try Self.curve(folder.appendingPathComponent($0 + ".json")) }
      let found = try rates("hu2021-kodak-anchor", test ?? Self.lee())
      for (own, expected) in zip(found, numbers) { squares += pow(own - expected, 2) }
    }
    let error = (squares / 20).squareRoot()
    #expect(abs(error - 1.4) < 0.05, "\(error)")
  }

  @Test func partsAreThirdsOfTheRange() throws {
    let rules = try Self.preset("hu2021-kodak").rules(for: psnr)
    #expect(
      rules.map(\.delta.range.description) == [
        "0.25:0.6333", "0.6333:1.0167", "1.0167:1.4", "0.25:1.4",
      ])
    #expect(
      rules.map(\.remark) == ["low", "median", "high", "full"].map { "preset hu2021-kodak, \($0)" })
    #expect(rules.allSatisfy { $0.delta.qualities == 26...40 && $0.delta.method == .pchip })
    #expect(try Self.preset("hu2021-kodak").rules(for: distance)[0].delta.qualities == nil)
  }

  @Test func boundsOfQualityCut() throws {
    let qualities = [20.0, 25, 30, 35, 40]
    let anchor = try RateQualityCurve(
      rates: qualities.map { pow(10, ($0 - 40) / 10) }, qualities: qualities)
    let test = try RateQualityCurve(
      rates: qualities.map { pow(10, ($0 - 40) / 20) }, qualities: qualities)
    let delta = BjontegaardDelta(qualities: 26...32)
    #expect(isClose(delta.rate(anchor: anchor, test: test), 100 * (pow(10, 2 - 58.0 / 40) - 1)))
    #expect(BjontegaardDelta(qualities: 41...50).rate(anchor: anchor, test: test) == nil)
  }

  @Test func aPresetStandsInPlaceOfMethodsAndRanges() throws {
    let rows = Analysis.run(
      AnalysisInput(
        scores: try madeUpScores(), codecs: [mse, msSSIM], anchor: mse, catalogue: catalogue,
        methods: [.cubic], preset: try Self.preset("hu2021-clic"), bootstrap: Bootstrap(draws: 0))
    ).bdRates
    #expect(rows.count == 3 * 4)
    #expect(
      rows.allSatisfy {
        $0.method == .pchip && $0.note.description.contains("preset hu2021-clic, ")
      })
  }
}
