import RateDistortion
import Results
import Testing

@Suite struct VerdictsTests {
  static func bias(
    _ equal: String, _ percent: Double, _ interval: ClosedRange<Double>?, note: String = ""
  ) -> BiasRow {
    BiasRow(
      codec: "ours", atEqual: equal, distance: "distance", objectiveA: "mse",
      objectiveB: "ms-ssim", low: 26.75, high: 34.44, differencePercent: percent,
      ciLow: interval?.lowerBound, ciHigh: interval?.upperBound, images: 6, note: note)
  }

  static func verdict(_ bias: BiasRow) -> VerdictRow? {
    Verdicts(catalogue: catalogue).rows([bias]).first
  }

  @Test(arguments: [
    ("psnr", -26.4, -31.0...(-20.0), Verdict.holds),
    ("psnr", 26.4, 20.0...31.0, .doesNotHold),
    ("psnr", -5, -12.0...3.0, .cannotBeTold),
    ("psnr", -5, -12.0...0.0, .cannotBeTold),
    ("ms-ssim", 320, 280.0...410.0, .holds),
    ("ms-ssim", -8, -9.0...(-1.0), .doesNotHold),
    ("ms-ssim", 2, -1.0...4.0, .cannotBeTold),
  ])
  func theWholeIntervalDecides(
    equal: String, percent: Double, interval: ClosedRange<Double>, verdict: Verdict
  ) {
    #expect(Self.verdict(Self.bias(equal, percent, interval))?.verdict == verdict)
  }

  @Test func theObjectiveOfTheHeldMetricTellsWhoIsToBeCloser() {
    #expect(
      Self.verdict(Self.bias("psnr", -26, nil))?.observation
        == "at equal PSNR, the model optimised for ms-ssim has the lower Distance")
    #expect(
      Self.verdict(Self.bias("ms-ssim", 26, nil))?.observation
        == "at equal MS-SSIM, the model optimised for mse has the lower Distance")
  }

  @Test func modelsTunedForAKindredObjectiveCount() {
    let similarity = MetricDescriptor(
      id: "s", name: "Similarity", orientation: .higherIsBetter, curveScale: .decibelsBelowOne,
      objective: "ms-ssim", kindredObjectives: ["ssim"])
    func observation(_ objective: String) -> String? {
      var bias = Self.bias("s", 26, nil)
      bias.objectiveB = objective
      return Verdicts(catalogue: MetricCatalogue([similarity])).rows([bias]).first?.observation
    }
    #expect(
      observation("ssim")
        == "at equal Similarity, the model optimised for mse has the lower distance")
    #expect(observation("lpips") == nil)
  }

  @Test func sentencesGiveNumberRangeAndInterval() {
    #expect(
      Self.verdict(Self.bias("psnr", -26.4, -31...(-20)))?.sentence
        == "At equal PSNR (26.8 to 34.4 dB), ours optimised for ms-ssim has a Distance that is "
        + "26 % lower than when optimised for mse (95 % interval 31 % lower to 20 % lower; "
        + "6 images). The observation that the model optimised for ms-ssim has the lower distance "
        + "holds.")
  }

  @Test func largeDifferencesAreAlsoGivenAsRatios() throws {
    let sentence = try #require(Self.verdict(Self.bias("ms-ssim", 320, nil))).sentence
    #expect(sentence.contains("320 % higher (4.2 times)") && sentence.contains("no interval"))
  }

  @Test func whatCannotBeToldGivesItsReason() throws {
    let across = try #require(Self.verdict(Self.bias("psnr", -5, -12...3)))
    #expect(across.sentence.hasSuffix("cannot be told: the interval includes no difference."))
    let few = Self.bias("psnr", -5, nil, note: "no interval from 4 images")
    #expect(
      try #require(Self.verdict(few)).sentence
        .hasSuffix("holds cannot be told: no interval from 4 images."))
    let none = try #require(Self.verdict(Self.bias("psnr", .nan, nil, note: "no overlap")))
    #expect(none.verdict == .cannotBeTold)
    #expect(
      none.sentence
        == "At equal PSNR, it cannot be told whether ours has the lower Distance when optimised "
        + "for ms-ssim: no overlap.")
  }

  @Test func onlyMetricsThatOneOfTheTwoWasTrainedForAndMainDistances() {
    #expect(Self.verdict(Self.bias("bpp", -26, -31...(-20))) == nil)
    var other = Self.bias("psnr", -26, -31...(-20))
    other.objectiveA = "x"
    #expect(Self.verdict(other) == nil)
    var part = Self.bias("psnr", -26, -31...(-20))
    part.distance = "distance/first"
    #expect(Self.verdict(part) == nil)
  }

  @Test func theAnalysisGivesThem() throws {
    #expect(try CrossMetricGolden.rows(VerdictRow.self).map(\.atEqual) == ["psnr", "ms-ssim"])
  }
}
