/// One BD-rate under one combination of settings: a row of `sensitivity.csv`.
public struct SensitivityRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "sensitivity", title: "Sensitivity of the BD-rates to their settings",
    explanation: """
      The same BD-rate (%) under every combination of interpolation, range rule (overlap: the shared qualities; \
      full: where both curves lie inside the shared rates; anchor: the anchor's qualities, the test curve extrapolated \
      where it ends), aggregate (BD of the mean curves, or mean of the images' BD) and scale (dB and log distance, or \
      raw scores). The spread is over the combinations that extrapolate no curve.
      """)

  public static let schema: Columns<SensitivityRow> = [
    .compared,
    .method(\.method),
    .value(
      "interval_rule", \.intervalRule,
      "Qualities over which the rates are compared: overlap, full or anchor."),
    .value("aggregate", \.aggregate, "mean-curve or per-image."),
    .value("scale", \.scale, "Scale of the qualities: log or linear."),
    .percent("bd_rate_percent", \.bdRatePercent, "NaN with a note if it cannot be computed."),
    .interval(
      "spread", \.spread,
      "Smallest BD-rate over the combinations without extrapolation; empty without any.",
      upper: "The largest of them."),
    .value(
      "mark", \.marks, "default, lowest, highest and continued, as they apply, separated by blanks."
    ),
    .note(\.note),
  ]

  /// Over which qualities the rates are compared.
  public enum IntervalRule: String, ColumnWord, Sendable, Hashable, CaseIterable {
    /// The qualities that both curves have.
    case overlap
    /// Those at which both curves lie inside the rates that they share.
    case full
    /// Those of the anchor; the test curve is continued where it ends.
    case anchor
  }

  public enum Aggregate: String, ColumnWord, Sendable, Hashable, CaseIterable {
    /// BD of the curves of means.
    case meanCurve = "mean-curve"
    /// Mean over the images of the BD of their curves.
    case perImage = "per-image"
  }

  /// Marks of a row.
  public enum Mark: String, ColumnWord, Sendable, Hashable, CaseIterable {
    /// The settings of `bdrate.csv`, over the overlap.
    case `default`
    case lowest, highest
    /// The test curve is continued beyond its points; the row does not count for the spread.
    case continued
  }

  public var compared = ComparisonKey()
  public var method = InterpolationMethod.pchip
  public var intervalRule = IntervalRule.overlap
  public var aggregate = Aggregate.meanCurve
  public var scale = QualityScale.logarithmic
  public var bdRatePercent = Double.nan
  public var spread = Bounds()
  public var marks: [Mark] = []
  public var note = Notes()

  public init() {}

  public func has(_ mark: Mark) -> Bool { marks.contains(mark) }
}
