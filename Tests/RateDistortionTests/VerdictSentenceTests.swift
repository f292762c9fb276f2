import RateDistortion
import Results
import Testing

/// Every sentence of docs/verdicts.md, by the condition that writes it.
@Suite struct VerdictSentenceTests {
  static func sentence(
    _ bias: MeasuredBias, rate: Double? = 154, atRate: Double? = 27.7, place: PlaceRow? = nil
  ) throws -> String {
    var verdicts = VerdictsTests.verdicts()
    verdicts.rateDifference = { _ in rate }
    verdicts.atEqualRate = atRate.map { [VerdictsTests.bias("bpp", $0, nil).row] } ?? []
    verdicts.places = place.map { [$0] } ?? []
    return try #require(verdicts.rows([bias]).first).sentence
  }

  static func place(_ value: Double, beyond: Double? = nil, note: String = "") -> PlaceRow {
    var row = PlaceRow(
      codec: "ours", distance: "distance", objectiveA: "mse", objectiveB: "ms-ssim", images: 6,
      note: note)
    row.place = .init(value, low: value - 0.1, high: value + 0.1)
    if let beyond { row.beyondPercent = .init(beyond, low: beyond - 2, high: beyond + 2) }
    return row
  }

  @Test func wholeSentence() throws {
    #expect(
      try Self.sentence(
        VerdictsTests.bias("psnr", -26.4, -31...(-20), p: 0.0123), place: Self.place(0.61))
        == "At equal PSNR (26.8 to 34.4 dB), ours optimised for ms-ssim has a Distance that is "
        + "26 % lower than when optimised for mse (95 % interval 31 % lower to 20 % lower; only "
        + "6 images). Over this range it spends 154 % more bits (2.5 times); at equal rate its "
        + "distance is 28 % higher. The observation of Hu et al. that the model optimised for "
        + "ms-ssim has the lower distance at equal PSNR is supported (p = 0.012). As a referee the "
        + "Distance stands at 0.61 between MS-SSIM (0) and PSNR (1), 95 % interval 0.51 to 0.71; "
        + "every blend of the two leads to both observations; what it sees beyond a blend cannot "
        + "be told here.")
  }

  @Test func contradicted() throws {
    let text = try Self.sentence(
      VerdictsTests.bias("psnr", 26.4, 20...31, p: 0.0001, images: 24), rate: -3.2, atRate: -0.02)
    #expect(text.contains("(95 % interval 20 % higher to 31 % higher; 24 images)"))
    #expect(text.contains("it spends 3.2 % fewer bits; at equal rate its distance is the same."))
    #expect(
      text.hasSuffix("has the lower distance at equal PSNR is contradicted (p < 0.001)."))
  }

  @Test func largeDifferencesAreAlsoGivenAsRatios() throws {
    let text = try Self.sentence(VerdictsTests.bias("ms-ssim", 320, 90...410))
    #expect(text.contains("320 % higher (4.2 times) than when optimised for mse"))
    #expect(text.contains("(95 % interval 90 % higher to 410 % higher; only 6 images)"))
  }

  @Test func whatIsNotKnownOfTheRateIsSaid() throws {
    let text = try Self.sentence(
      VerdictsTests.bias("psnr", -26, nil), rate: nil, atRate: nil)
    #expect(
      text.contains(
        "The rate difference over this range is not known; its distance at equal rate is not "
          + "known."))
    #expect(text.contains("(no interval; only 6 images)"))
  }

  @Test(arguments: [
    (-5.0, "no interval from 4 images", "is supported cannot be told: no interval from 4 images."),
    (-5, "", "is supported cannot be told: there is no interval."),
  ])
  func whatCannotBeToldGivesItsReason(percent: Double, note: String, ending: String) throws {
    #expect(
      try Self.sentence(VerdictsTests.bias("psnr", percent, nil, note: note)).hasSuffix(ending))
  }

  @Test func withoutANumber() throws {
    #expect(
      try Self.sentence(VerdictsTests.bias("psnr", .nan, nil, note: "no overlap"))
        == "At equal PSNR, it cannot be told whether ours has the lower Distance when optimised "
        + "for ms-ssim: no overlap.")
  }

  @Test func theRefereeBeyondABlend() throws {
    let bias = VerdictsTests.bias("psnr", -26, nil)
    #expect(
      try Self.sentence(bias, place: Self.place(0.61, beyond: 3)).hasSuffix(
        "every blend of the two leads to both observations. Against the blend that fits all other "
          + "codecs best, it puts the points of the model optimised for ms-ssim 3.0 % higher (95 % "
          + "interval 1.0 % higher to 5.0 % higher)."))
    #expect(
      try Self.sentence(bias, place: Self.place(1.2)).hasSuffix(
        "between MS-SSIM (0) and PSNR (1), 95 % interval 1.10 to 1.30; what it sees beyond a "
          + "blend cannot be told here."))
    #expect(
      try Self.sentence(bias, place: Self.place(.nan, note: "no place: reason")).hasSuffix(
        "Where the Distance stands between MS-SSIM and PSNR as a referee cannot be told: no "
          + "place: reason."))
  }
}
