/// One Bjontegaard delta of one metric in one direction: a row of `matrix.csv`.
public struct MatrixRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "matrix", title: "BD in every metric and direction",
    explanation: """
      Each codec against its anchor: rate difference at equal quality (%; negative: less rate), and quality \
      difference at equal rate (dB; for a distance %, negative: less distance). Each number with the range that \
      it is the mean over, the share of overlap of the two curves, the points of each inside, and how many of the \
      main metrics call the codec better than its anchor. Intervals are 95 %, over images.
      """)

  public static let schema: Columns<MatrixRow> = [
    .keys(anchor: \.anchorKey, \.key),
    .metric(\.metric),
    .word("direction", \.direction, "rate or quality."),
    .name("method", \.method, "Interpolation."),
    .name("range", \.range, "Rule of the range that is compared."),
    .number("value", \.value, "NaN with a note if it cannot be computed."),
    .name("unit", \.unit, "%, dB, or empty for a difference of raw scores."),
    .interval(\.ciLow, \.ciHigh, unit: "%", "95 % interval of value over images, or empty."),
    .optionalNumber(
      "low", \.low,
      "Lower end of the range that value is a mean over: a quality (for rate), or bpp (for quality)."
    ),
    .optionalNumber("high", \.high, "Upper end of that range."),
    .number(
      "overlap_percent", \.overlapPercent, unit: "%",
      "Shared over union of the two curves' qualities (for a rate) or log rates."),
    .points(\.anchorPoints, \.points, "Points of the anchor's curve in [low, high]."),
    .name(
      "agreement", \.agreement,
      "2 of 3 better: how many main metrics favour the codec over the anchor, of those with an answer."
    ),
    .note(\.note),
  ]

  /// The compared quantity.
  public enum Direction: String, Sendable, Hashable {
    /// Rate at equal quality.
    case rate
    /// Quality at equal rate.
    case quality
  }

  public var anchorKey = CodecKey.none
  public var key = CodecKey.none
  public var metric = ""
  public var direction = Direction.rate
  public var method = ""
  public var range = ""
  public var value = Double.nan
  public var unit = ""
  public var ciLow: Double?
  public var ciHigh: Double?
  public var low: Double?
  public var high: Double?
  public var overlapPercent = Double.nan
  public var anchorPoints: Int?
  public var points: Int?
  public var agreement = ""
  public var note = ""

  public init() {}
}
