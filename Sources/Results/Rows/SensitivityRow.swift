/// One BD-rate under one combination of settings: a row of `sensitivity.csv`.
public struct SensitivityRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "sensitivity", title: "Sensitivity of the BD-rates to their settings",
    explanation: """
      The same BD-rate (%) under every combination of interpolation, interval rule (overlap: the shared qualities; \
      full: where both curves lie inside the shared rates; anchor: the anchor's qualities, the test curve continued \
      where it ends), aggregate (BD of the mean curves, or mean of the images' BD) and scale (dB and log distance, or \
      raw scores). The spread is over the combinations that continue no curve.
      """)

  public static let columns = [
    "anchor", "anchor_objective", "codec", "objective", "metric", "method", "interval_rule",
    "aggregate", "scale", "bd_rate_percent", "spread_low", "spread_high", "mark", "note",
  ]

  /// Over which qualities the rates are compared.
  public enum IntervalRule: String, Sendable, Hashable, CaseIterable {
    /// The qualities that both curves have.
    case overlap
    /// Those at which both curves lie inside the rates that they share.
    case full
    /// Those of the anchor; the test curve is continued where it ends.
    case anchor
  }

  public enum Aggregate: String, Sendable, Hashable, CaseIterable {
    /// BD of the curves of means.
    case meanCurve = "mean-curve"
    /// Mean over the images of the BD of their curves.
    case perImage = "per-image"
  }

  /// What is to be told of a row.
  public enum Mark: String, Sendable, Hashable, CaseIterable {
    /// The settings of `bdrate.csv`, over the overlap.
    case `default`
    case lowest, highest
    /// The test curve is continued beyond its points; the row does not count for the spread.
    case continued
  }

  public var anchor: String
  public var anchorObjective: String
  public var codec: String
  public var objective: String
  public var metric: String
  public var method: String
  public var intervalRule: String
  public var aggregate: String
  public var scale: String
  /// NaN with a note where it cannot be told.
  public var bdRatePercent: Double
  /// Least and largest BD-rate over the combinations that continue no curve; nil without any.
  public var spreadLow: Double?
  public var spreadHigh: Double?
  /// Of `Mark`, separated by blanks.
  public var mark: String
  public var note: String

  public init(
    anchor: String, anchorObjective: String, codec: String, objective: String, metric: String,
    method: String, intervalRule: IntervalRule, aggregate: Aggregate, scale: String,
    bdRatePercent: Double, spreadLow: Double? = nil, spreadHigh: Double? = nil,
    marks: [Mark] = [], note: String = ""
  ) {
    self.anchor = anchor
    self.anchorObjective = anchorObjective
    self.codec = codec
    self.objective = objective
    self.metric = metric
    self.method = method
    self.intervalRule = intervalRule.rawValue
    self.aggregate = aggregate.rawValue
    self.scale = scale
    self.bdRatePercent = bdRatePercent
    self.spreadLow = spreadLow
    self.spreadHigh = spreadHigh
    mark = marks.map(\.rawValue).joined(separator: " ")
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    anchor = record.text("anchor")
    anchorObjective = record.objective("anchor_objective")
    codec = record.text("codec")
    objective = record.objective("objective")
    metric = record.text("metric")
    method = record.text("method")
    intervalRule = record.text("interval_rule")
    aggregate = record.text("aggregate")
    scale = record.text("scale")
    bdRatePercent = try record.number("bd_rate_percent")
    spreadLow = try record.optionalNumber("spread_low")
    spreadHigh = try record.optionalNumber("spread_high")
    mark = record.text("mark")
    note = record.text("note")
  }

  public func has(_ mark: Mark) -> Bool {
    self.mark.split(separator: " ").contains { $0 == mark.rawValue }
  }

  public var fields: [String] {
    [
      anchor, anchorObjective, codec, objective, metric, method, intervalRule, aggregate, scale,
      "\(bdRatePercent)", spreadLow.map { "\($0)" } ?? "", spreadHigh.map { "\($0)" } ?? "", mark,
      note,
    ]
  }
}
