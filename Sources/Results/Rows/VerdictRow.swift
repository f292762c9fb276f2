/// One observation of Hu et al. (section 7.4), put to the test: a row of `verdicts.csv`.
public struct VerdictRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "verdicts", title: "Verdicts on the two observations",
    explanation: """
      At equal value of a metric, the model that was trained for another metric has the lower \
      perceptual distance (Hu et al., Learning End-to-End Lossy Image Compression, section 7.4: at \
      equal PSNR the MS-SSIM-trained model, at equal MS-SSIM the MSE-trained one). p is that of a \
      two-sided t-test of the cross-metric bias over the images, p_holm the same after Holm's \
      adjustment for all verdicts with a number (family). Where p_holm is under 5 % an observation \
      holds (is supported) or does not hold (is contradicted) by the sign; else it cannot be told. \
      Differences are those of bias.csv: objective b against objective a, in percent; the intervals \
      are pointwise.
      """)
  public static let schema: [Column<VerdictRow>] = [
    .name("codec", \.codec, "Codec."),
    .metric("distance", \.distance, "Id of the distance."),
    .metric("at_equal", \.atEqual, "The metric that is held equal."),
    .text("observation", \.observation, "The observation to be tested, in words."),
    .objectiveName("objective_a", \.objectiveA, "First objective."),
    .objectiveName("objective_b", \.objectiveB, "Second objective, compared with the first."),
    .number(
      "difference_percent", \.differencePercent, unit: "%",
      "Difference of objective b against objective a, as in bias.csv."),
    .optionalNumber("ci_low", \.ciLow, unit: "%", "95 % interval over images, or empty."),
    .optionalNumber("ci_high", \.ciHigh, unit: "%", "Upper end."),
    .word("verdict", \.verdict, "holds, does not hold or cannot be told."),
    .text("sentence", \.sentence, "Verdict and numbers in plain words."),
    .optionalNumber(
      "p", \.p, "p-value of a two-sided t-test over the images; empty without one.", isLater: true),
    .optionalNumber("p_holm", \.pHolm, "p after Holm's adjustment.", isLater: true),
    .optionalCount("family", \.family, "How many verdicts were tested together.", isLater: true),
  ]

  public var codec = ""
  public var distance = ""
  public var atEqual = ""
  public var observation = ""
  public var objectiveA = ""
  public var objectiveB = ""
  public var differencePercent = Double.nan
  public var ciLow: Double?
  public var ciHigh: Double?
  public var verdict = Verdict.cannotBeTold
  public var sentence = ""
  public var p: Double?
  public var pHolm: Double?
  public var family: Int?

  public init() {}

  public init(
    codec: String, distance: String, atEqual: String, observation: String, objectiveA: String,
    objectiveB: String, differencePercent: Double, ciLow: Double?, ciHigh: Double?,
    verdict: Verdict, sentence: String, p: Double? = nil, pHolm: Double? = nil,
    family: Int? = nil
  ) {
    self.codec = codec
    self.distance = distance
    self.atEqual = atEqual
    self.observation = observation
    self.objectiveA = objectiveA
    self.objectiveB = objectiveB
    self.differencePercent = differencePercent
    self.ciLow = ciLow
    self.ciHigh = ciHigh
    self.verdict = verdict
    self.sentence = sentence
    self.p = p
    self.pHolm = pHolm
    self.family = family
  }
}

/// The result of the test of an observation.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The test supports it.
  case holds
  /// The test supports the contrary.
  case doesNotHold = "does not hold"
  /// The difference may be chance, or there is no test.
  case cannotBeTold = "cannot be told"
}
