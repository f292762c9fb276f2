/// One cross-metric bias under one setting: a row of `bias-sensitivity.csv`.
public struct BiasSensitivityRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "bias-sensitivity", title: "Sensitivity of the biases to their settings",
    explanation: """
      The same bias (%) under other settings. averaging: how images become one value on both axes \
      (own: as in bias.csv; mean-of-logs; log-of-means; pooled: means weighted by pixels), by each \
      interpolation; spread_low and spread_high are over these rows, for comparison with the interval \
      over images of bias.csv. part: each layer or part alone, with its share of the parts' sum over \
      the points of both curves. parts: all parts scaled to equal means. definition: the distance by \
      another definition with the same weights, if scores.csv has it too. frame: both metrics without so many \
      pixels at each edge, if scores.csv has them.
      """)
  public static let schema: [Column<BiasSensitivityRow>] = [
    .name("codec", \.codec, "Codec."),
    .metric("at_equal", \.atEqual, "Id of the metric that is held equal, or bpp."),
    .metric("distance", \.distance, "Id of the distance."),
    .objectiveName("objective_a", \.objectiveA, "First objective."),
    .objectiveName("objective_b", \.objectiveB, "Second objective, compared with the first."),
    .word(
      "kind", \.kind, "The changed setting: averaging, part, parts, definition or frame."),
    .name(
      "setting", \.setting,
      "A way to average, a part, equal, the fingerprint of a definition, or pixels at each edge."),
    .name("method", \.method, "Interpolation."),
    .number(
      "difference_percent", \.differencePercent, unit: "%",
      "NaN with a note if it cannot be computed."),
    .optionalNumber(
      "share_low_percent", \.shareLow, unit: "%",
      "Smallest share of the part in the sum of all parts."),
    .optionalNumber("share_high_percent", \.shareHigh, unit: "%", "The largest of them."),
    .optionalNumber(
      "spread_low", \.spreadLow, "Smallest number over the rows of averaging."),
    .optionalNumber("spread_high", \.spreadHigh, "The largest of them."),
    .optionalNumber("ci_low", \.ciLow, unit: "%", "Lower end of the interval of bias.csv."),
    .optionalNumber("ci_high", \.ciHigh, unit: "%", "Upper end."),
    .words("mark", \.marks, "default, lowest, highest, separated by blanks."),
    .text("note", \.note, "Notes on the number; empty if there are none."),
  ]

  /// The setting that is changed.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case averaging, part, parts, definition, frame
  }

  public var codec = ""
  public var atEqual = ""
  public var distance = ""
  public var objectiveA = ""
  public var objectiveB = ""
  public var kind = Kind.averaging
  public var setting = ""
  public var method = ""
  public var differencePercent = Double.nan
  public var shareLow: Double?
  public var shareHigh: Double?
  public var spreadLow: Double?
  public var spreadHigh: Double?
  public var ciLow: Double?
  public var ciHigh: Double?
  /// `default`, `lowest`, `highest`, separated by blanks.
  public var marks: [SensitivityRow.Mark] = []
  public var note = ""

  public init() {}

  public init(
    of bias: BiasRow, kind: Kind, setting: String, method: String, differencePercent: Double,
    note: String = ""
  ) {
    codec = bias.codec
    atEqual = bias.atEqual
    distance = bias.distance
    objectiveA = bias.objectiveA
    objectiveB = bias.objectiveB
    ciLow = bias.ciLow
    ciHigh = bias.ciHigh
    self.kind = kind
    self.setting = setting
    self.method = method
    self.differencePercent = differencePercent
    self.note = note
  }
}
