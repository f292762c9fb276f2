import RateDistortion
import Results
import Testing

@Suite struct VerdictsTests {
  static func bias(
    _ equal: String, _ percent: Double, _ interval: ClosedRange<Double>?, p: Double? = nil,
    note: Notes = "", images: Int = 6
  ) -> MeasuredBias {
    MeasuredBias(
      row: BiasRow {
        $0.codec = "ours"
        $0.atEqual = equal
        $0.distance = "distance"
        $0.objectiveA = "mse"
        $0.objectiveB = "ms-ssim"
        $0.low = 26.75
        $0.high = 34.44
        $0.differencePercent = percent
        $0.ci.low = interval?.lowerBound
        $0.ci.high = interval?.upperBound
        $0.images = images
        $0.note = note
      },
      p: p)
  }

  static func verdict(_ bias: MeasuredBias) -> VerdictRow? { verdicts().rows([bias]).first }

  static func verdicts() -> Verdicts { Verdicts(catalogue: catalogue) }

  static let cases: [(String, Double, Double?, Verdict)] = [
    ("psnr", -26.4, 0.001, Verdict.holds),
    ("psnr", 26.4, 0.001, .doesNotHold),
    ("psnr", -5, 0.2, .cannotBeTold),
    ("psnr", -5, nil, .cannotBeTold),
    ("ms-ssim", 320, 0.049, .holds),
    ("ms-ssim", -8, 0.01, .doesNotHold),
    ("ms-ssim", 2, 0.05, .cannotBeTold),
  ]

  @Test(arguments: cases)
  func theTestAndTheSignDecide(equal: String, percent: Double, p: Double?, verdict: Verdict) {
    #expect(Self.verdict(Self.bias(equal, percent, nil, p: p))?.verdict == verdict)
  }

  @Test("Holm's adjustment is over all verdicts that have a number")
  func family() throws {
    let rows = Self.verdicts().rows([
      Self.bias("psnr", -26, -40...(-10), p: 0.03), Self.bias("ms-ssim", 50, 20...90, p: 0.04),
      Self.bias("psnr", .nan, nil, note: "no overlap"),
    ])
    #expect(rows.map(\.family) == [2, 2, nil] && rows.map(\.p) == [0.03, 0.04, nil])
    #expect(rows.map(\.pHolm) == [0.06, 0.06, nil])
    #expect(rows.allSatisfy { $0.verdict == .cannotBeTold })
    #expect(
      rows[0].sentence.hasSuffix(
        "has the lower distance: the difference is not significant at 5 % (Holm-adjusted p = 0.060, "
          + "2 tests). The 95 % interval excludes zero; the adjusted test is stricter."))
    let alone = try #require(Self.verdict(Self.bias("psnr", -26, -40...1, p: 0.03)))
    #expect(
      alone.sentence.hasSuffix(
        "(p = 0.030). The 95 % interval includes zero, though the test is significant."))
  }

  @Test func theObjectiveOfTheHeldMetricTellsWhoIsToBeCloser() {
    #expect(
      Self.verdict(Self.bias("psnr", -26, nil))?.observation
        == "at equal PSNR, the model trained for ms-ssim has the lower Distance")
    #expect(
      Self.verdict(Self.bias("ms-ssim", 26, nil))?.observation
        == "at equal MS-SSIM, the model trained for mse has the lower Distance")
  }

  @Test func modelsTunedForAKindredObjectiveCount() {
    let similarity = MetricDescriptor(
      id: "s", name: "Similarity", orientation: .higherIsBetter, curveScale: .decibelsBelowOne,
      objective: "ms-ssim", kindredObjectives: ["ssim"])
    func observation(_ objective: String) -> String? {
      var bias = Self.bias("s", 26, nil)
      bias.row.objectiveB = objective
      return Verdicts(catalogue: MetricCatalogue([similarity])).rows([bias]).first?.observation
    }
    #expect(
      observation("ssim")
        == "at equal Similarity, the model trained for mse has the lower distance")
    #expect(observation("lpips") == nil)
  }

  @Test func onlyMetricsThatOneOfTheTwoWasTrainedForAndMainDistances() {
    #expect(Self.verdict(Self.bias("bpp", -26, -31...(-20))) == nil)
    var other = Self.bias("psnr", -26, -31...(-20))
    other.row.objectiveA = "x"
    #expect(Self.verdict(other) == nil)
    var part = Self.bias("psnr", -26, -31...(-20))
    part.row.distance = "distance/first"
    #expect(Self.verdict(part) == nil)
  }

  @Test func theAnalysisGivesThem() throws {
    #expect(try CrossMetricGolden.rows(VerdictRow.self).map(\.atEqual) == ["psnr", "ms-ssim"])
  }
}
