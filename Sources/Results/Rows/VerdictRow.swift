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
  public static let schema: Columns<VerdictRow> = [
    .name("codec", \.bias.codec, "Codec."),
    .metric("distance", \.bias.distance, "Id of the distance."),
    .metric("at_equal", \.bias.atEqual, "The metric that is held equal."),
    .text("observation", \.observation, "The observation to be tested, in words."),
    .objectives,
    .percent(
      "difference_percent", \.differencePercent,
      "Difference of objective b against objective a, as in bias.csv."),
    .interval(\.ci, unit: "%"),
    .value("verdict", \.verdict, "holds, does not hold or cannot be told."),
    .text("sentence", \.sentence, "Verdict and numbers in plain words."),
    .value("p", \.p, "p-value of a two-sided t-test over the images; empty without one.").later,
    .value("p_holm", \.pHolm, "p after Holm's adjustment.").later,
    .value("family", \.family, "How many verdicts were tested together.").later,
  ]

  public var bias = BiasKey()
  public var observation = ""
  public var differencePercent = Double.nan
  public var ci = Bounds()
  public var verdict = Verdict.cannotBeTold
  public var sentence = ""
  public var p: Double?
  public var pHolm: Double?
  public var family: Int?

  public init() {}
}

/// The result of the test of an observation.
public enum Verdict: String, ColumnWord, Sendable, Hashable, CaseIterable {
  /// The test supports it.
  case holds
  /// The test supports the contrary.
  case doesNotHold = "does not hold"
  /// The difference may be chance, or there is no test.
  case cannotBeTold = "cannot be told"
}
