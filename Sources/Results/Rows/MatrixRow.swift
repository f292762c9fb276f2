/// One Bjontegaard delta of one metric in one direction: a row of `matrix.csv`.
public struct MatrixRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "matrix", title: "BD in every metric and direction",
    explanation: """
      Each codec against its anchor: rate difference at equal quality (%; negative: less rate), and quality \
      difference at equal rate (dB; for a distance %, negative: less distance). Each number with the interval that \
      it is the mean over, the share of overlap of the two curves, the points of each inside, and how many of the \
      main metrics call the codec better than its anchor. Intervals are 95 %, over images.
      """)

  public static let columns = [
    "anchor", "anchor_objective", "codec", "objective", "metric", "direction", "method", "range",
    "value", "unit", "ci_low", "ci_high", "low", "high", "overlap_percent", "anchor_points",
    "points", "agreement", "note",
  ]

  /// What is compared.
  public enum Direction: String, Sendable, Hashable {
    /// Rate at equal quality.
    case rate
    /// Quality at equal rate.
    case quality
  }

  public var anchor: String
  public var anchorObjective: String
  public var codec: String
  public var objective: String
  public var metric: String
  /// `rate` or `quality`.
  public var direction: String
  public var method: String
  public var range: String
  /// NaN with a note where it cannot be told.
  public var value: Double
  /// `%`, `dB`, or empty for a difference of raw scores.
  public var unit: String
  /// 95 % interval of `value` over images, or nil.
  public var ciLow: Double?
  public var ciHigh: Double?
  /// What the number is the mean over: qualities on the curve's scale (for a rate), or bpp.
  public var low: Double?
  public var high: Double?
  /// Shared over union of the two curves' qualities (for a rate) or log rates, percent.
  public var overlapPercent: Double
  /// Points of each curve in [low, high].
  public var anchorPoints: Int?
  public var points: Int?
  /// `2 of 3 better`: main metrics that call the codec better than the anchor, of those that tell.
  public var agreement: String
  public var note: String

  public init(
    anchor: String, anchorObjective: String, codec: String, objective: String, metric: String,
    direction: Direction, method: String, range: String, value: Double, unit: String,
    ciLow: Double?, ciHigh: Double?, low: Double?, high: Double?, overlapPercent: Double,
    anchorPoints: Int?, points: Int?, agreement: String, note: String
  ) {
    self.anchor = anchor
    self.anchorObjective = anchorObjective
    self.codec = codec
    self.objective = objective
    self.metric = metric
    self.direction = direction.rawValue
    self.method = method
    self.range = range
    self.value = value
    self.unit = unit
    self.ciLow = ciLow
    self.ciHigh = ciHigh
    self.low = low
    self.high = high
    self.overlapPercent = overlapPercent
    self.anchorPoints = anchorPoints
    self.points = points
    self.agreement = agreement
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    anchor = record.text("anchor")
    anchorObjective = record.objective("anchor_objective")
    codec = record.text("codec")
    objective = record.objective("objective")
    metric = record.text("metric")
    direction = record.text("direction")
    method = record.text("method")
    range = record.text("range")
    value = try record.number("value")
    unit = record.text("unit")
    ciLow = try record.optionalNumber("ci_low")
    ciHigh = try record.optionalNumber("ci_high")
    low = try record.optionalNumber("low")
    high = try record.optionalNumber("high")
    overlapPercent = try record.number("overlap_percent")
    anchorPoints = try record.optionalInteger("anchor_points")
    points = try record.optionalInteger("points")
    agreement = record.text("agreement")
    note = record.text("note")
  }

  public var fields: [String] {
    let head = [anchor, anchorObjective, codec, objective, metric, direction, method, range]
    let numbers = ["\(value)", unit] + [ciLow, ciHigh, low, high].map { $0.map { "\($0)" } ?? "" }
    let counts = [anchorPoints, points].map { $0.map { "\($0)" } ?? "" }
    return head + numbers + ["\(overlapPercent)"] + counts + [agreement, note]
  }
}
