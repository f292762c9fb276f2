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

  static func place(_ value: Double, beyond: Double? = nil, note: Notes = "") -> PlaceRow {
    var row = PlaceRow {
      $0.codec = "ours"
      $0.distance = "distance"
      $0.objectiveA = "mse"
      $0.objectiveB = "ms-ssim"
      $0.images = 6
      $0.note = note
    }
    row.place = .init(value, ci: Bounds(value - 0.1, value + 0.1))
    if let beyond { row.beyondPercent = .init(beyond, ci: Bounds(beyond - 2, beyond + 2)) }
    return row
  }

  @Test func wholeSentence() throws {
    #expect(
      try Self.sentence(
        VerdictsTests.bias("psnr", -26.4, -31...(-20), p: 0.0123), place: Self.place(0.61))
        == "At equal PSNR (26.8 to 34.4 dB), ours trained for ms-ssim has a 26 % lower Distance than "
        + "trained for mse (95 % interval 20 to 31 %; only 6 images). Over this range it needs 154 % "
        + "more bits (2.5 times); at equal rate its Distance is 28 % higher. This supports the "
        + "observation of Hu et al. (2021, section 7.4) that at equal PSNR the model trained for "
        + "ms-ssim has the lower distance (p = 0.012). The Distance ranks the two models as a blend "
        + "of MS-SSIM and PSNR would: its place is 0.61 (0: as MS-SSIM, 1: as PSNR; 95 % interval "
        + "0.51 to 0.71). Any such blend shows both observations, so these alone do not show that it "
        + "measures anything else. Whether it measures more than a blend was not tested: the study "
        + "has no other codec with enough points on the same images.")
  }

  @Test func contradicted() throws {
    let text = try Self.sentence(
      VerdictsTests.bias("psnr", 26.4, 20...31, p: 0.0001, images: 24), rate: -3.2, atRate: -0.02)
    #expect(text.contains("(95 % interval 20 to 31 %; 24 images)"))
    #expect(
      text.contains(
        "it needs 3.2 % fewer bits; at equal rate its Distance is the same, to within 0.05 %."))
    #expect(text.contains("This contradicts the observation of Hu et al."))
    #expect(text.hasSuffix("the model trained for ms-ssim has the lower distance (p < 0.001)."))
  }

  @Test func largeDifferencesAreAlsoGivenAsRatios() throws {
    let text = try Self.sentence(VerdictsTests.bias("ms-ssim", 320, 90...410))
    #expect(text.contains("a 320 % higher (4.2 times) Distance than trained for mse"))
    #expect(text.contains("(95 % interval 90 to 410 %; only 6 images)"))
  }

  @Test func whatIsNotKnownOfTheRateIsSaid() throws {
    let text = try Self.sentence(
      VerdictsTests.bias("psnr", -26, nil), rate: nil, atRate: nil)
    #expect(
      text.contains(
        "The difference in rate over this range could not be computed; its Distance at equal rate "
          + "could not be computed."))
    #expect(text.contains("(no interval; only 6 images)"))
  }

  @Test(arguments: [
    (-5.0, "no interval from 4 images", "has the lower distance: no interval from 4 images."),
    (-5, "", "has the lower distance: there is no interval."),
  ])
  func whatCannotBeToldGivesItsReason(percent: Double, note: String, ending: String) throws {
    #expect(
      try Self.sentence(VerdictsTests.bias("psnr", percent, nil, note: Notes(note))).hasSuffix(
        ending))
  }

  @Test func withoutANumber() throws {
    #expect(
      try Self.sentence(VerdictsTests.bias("psnr", .nan, nil, note: "no overlap"))
        == "At equal PSNR, the difference in Distance between ours trained for ms-ssim and trained "
        + "for mse could not be computed: no overlap.")
  }

  @Test func theRefereeBeyondABlend() throws {
    let bias = VerdictsTests.bias("psnr", -26, nil)
    #expect(
      try Self.sentence(bias, place: Self.place(0.61, beyond: 3)).hasSuffix(
        "Relative to the blend that fits the other codecs best, it is 3.0 % higher (95 % interval "
          + "1.0 to 5.0 %) for the model trained for ms-ssim."))
    #expect(
      try Self.sentence(bias, place: Self.place(1.2)).contains(
        "The place of the Distance is 1.20, outside the blends of MS-SSIM and PSNR (0: as MS-SSIM, 1: "
          + "as PSNR; 95 % interval 1.10 to 1.30). Whether"))
    #expect(
      try Self.sentence(bias, place: Self.place(.nan, note: "no place: reason")).hasSuffix(
        "The place of the Distance between MS-SSIM and PSNR could not be computed: no place: "
          + "reason."))
  }
}
