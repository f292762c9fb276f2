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
  public static let schema: Columns<BiasSensitivityRow> = [
    .bias,
    .value("kind", \.kind, "The changed setting: averaging, part, parts, definition or frame."),
    .name(
      "setting", \.setting,
      "A way to average, a part, equal, the fingerprint of a definition, or pixels at each edge."),
    .method(\.method),
    .percent(
      "difference_percent", \.differencePercent, "NaN with a note if it cannot be computed."),
    .value(
      "share_low_percent", \.share.low, unit: "%",
      "Smallest share of the part in the sum of all parts."),
    .value("share_high_percent", \.share.high, unit: "%", "The largest of them."),
    .interval(
      "spread", \.spread, "Smallest number over the rows of averaging.",
      upper: "The largest of them."),
    .interval(\.ci, unit: "%", "Lower end of the interval of bias.csv."),
    .value("mark", \.marks, "default, lowest, highest, separated by blanks."),
    .note(\.note),
  ]

  /// The setting that is changed.
  public enum Kind: String, ColumnWord, Sendable, Hashable, CaseIterable {
    case averaging, part, parts, definition, frame
  }

  public var bias = BiasKey()
  public var kind = Kind.averaging
  public var setting = ""
  public var method = InterpolationMethod.pchip
  public var differencePercent = Double.nan
  public var share = Bounds()
  public var spread = Bounds()
  public var ci = Bounds()
  /// `default`, `lowest`, `highest`, separated by blanks.
  public var marks: [SensitivityRow.Mark] = []
  public var note = Notes()

  public init() {}
}
