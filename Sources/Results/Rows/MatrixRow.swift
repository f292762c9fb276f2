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
    .compared,
    .value("direction", \.direction, "rate or quality."),
    .settings,
    .value("value", \.value, "NaN with a note if it cannot be computed."),
    .name("unit", \.unit, "%, dB, or empty for a difference of raw scores."),
    .interval(\.ci, unit: "%", "95 % interval of value over images, or empty."),
    .value(
      "low", \.over.low,
      "Lower end of the range that value is a mean over: a quality (for rate), or bpp (for quality)."
    ),
    .value("high", \.over.high, "Upper end of that range."),
    .percent(
      "overlap_percent", \.overlapPercent,
      "Shared over union of the two curves' qualities (for a rate) or log rates."),
    .points(\.evidence, "Points of the anchor's curve in [low, high]."),
    .name(
      "agreement", \.agreement,
      "2 of 3 better: how many main metrics favour the codec over the anchor, of those with an answer."
    ),
    .note(\.note),
  ]

  /// The compared quantity.
  public enum Direction: String, ColumnWord, Sendable, Hashable {
    /// Rate at equal quality.
    case rate
    /// Quality at equal rate.
    case quality
  }

  public var compared = ComparisonKey()
  public var direction = Direction.rate
  public var settings = DeltaSettings()
  public var value = Double.nan
  public var unit = ""
  public var ci = Bounds()
  public var over = Bounds()
  public var overlapPercent = Double.nan
  public var evidence = Evidence()
  public var agreement = ""
  public var note = Notes()

  public init() {}
}
