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
      Differences are those of bias.csv: objective b against objective a, in percent; each interval \
      stands for itself.
      """)
  public static let columns = [
    "codec", "distance", "at_equal", "observation", "objective_a", "objective_b",
    "difference_percent", "ci_low", "ci_high", "verdict", "sentence", "p", "p_holm", "family",
  ]
  public static let laterColumns = 3

  public var codec: String
  public var distance: String
  /// The metric that is held equal.
  public var atEqual: String
  /// What is to be tested, in words.
  public var observation: String
  public var objectiveA: String
  public var objectiveB: String
  /// Of objective b against objective a, as in `bias.csv`.
  public var differencePercent: Double
  /// 95 % interval over images, or nil.
  public var ciLow: Double?
  public var ciHigh: Double?
  public var verdict: Verdict
  /// Verdict and numbers in plain words.
  public var sentence: String
  /// Of a two-sided t-test over the images, or nil; then adjusted for the family by Holm's rule.
  public var p: Double?
  public var pHolm: Double?
  /// How many verdicts were tested together.
  public var family: Int?

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

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), distance: record.text("distance"),
      atEqual: record.text("at_equal"), observation: record.text("observation"),
      objectiveA: record.objective("objective_a"), objectiveB: record.objective("objective_b"),
      differencePercent: try record.number("difference_percent"),
      ciLow: try record.optionalNumber("ci_low"), ciHigh: try record.optionalNumber("ci_high"),
      verdict: try record.choice("verdict"), sentence: record.text("sentence"),
      p: try record.optionalNumber("p"), pHolm: try record.optionalNumber("p_holm"),
      family: try record.optionalInteger("family"))
  }

  public var fields: [String] {
    [
      codec, distance, atEqual, observation, objectiveA, objectiveB, "\(differencePercent)",
      ciLow.map { "\($0)" } ?? "", ciHigh.map { "\($0)" } ?? "", verdict.rawValue, sentence,
      p.map { "\($0)" } ?? "", pHolm.map { "\($0)" } ?? "", family.map { "\($0)" } ?? "",
    ]
  }
}

/// What the numbers say of an observation.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The test supports it.
  case holds
  /// The test supports the contrary.
  case doesNotHold = "does not hold"
  /// The difference may be chance, or there is no test.
  case cannotBeTold = "cannot be told"
}
