/// One Bjontegaard delta: a row of `bdrate.csv`.
public struct BDRateRow: SchemaRow, Hashable {
  public static let schema: [Column<BDRateRow>] = [
    .anchor(\.anchorKey),
    .anchorObjective(\.anchorKey),
    .codec(\.key),
    .objective(\.key),
    .metric("metric", \.metric, "Id of the metric; a part of it as ID/PART."),
    .name("method", \.method, "cubic, pchip or akima."),
    .name(
      "range", \.range,
      "Range of the mean: overlap (the shared qualities), LO:HI in bpp, or low, median, high, full."
    ),
    .number(
      "bd_rate_percent", \.bdRatePercent, unit: "%",
      "Mean rate difference at equal quality; NaN with a note if it cannot be computed."),
    .number(
      "bd_quality", \.bdQuality,
      "Mean quality difference at equal rate: dB, or percent for a distance."),
    .optionalNumber(
      "ci_low", \.ciLow, unit: "%",
      "95 % interval of the BD-rate over images, or empty."),
    .optionalNumber("ci_high", \.ciHigh, unit: "%", "Upper end."),
    .number(
      "overlap_percent", \.overlapPercent, unit: "%",
      "Shared over union of the two ranges of quality."),
    .text("note", \.note, "Notes on the number; empty if there are none."),
    .optionalCount(
      "anchor_points", \.anchorPoints,
      "Points of the anchor's curve inside the range of the BD-rate, or empty.",
      isLater: true),
    .optionalCount("points", \.points, "The same for the other curve.", isLater: true),
  ]

  public var anchorKey = CodecKey.none
  public var key = CodecKey.none
  public var metric = ""
  public var method = ""
  public var range = ""
  public var bdRatePercent = Double.nan
  public var bdQuality = Double.nan
  public var ciLow: Double?
  public var ciHigh: Double?
  public var overlapPercent = Double.nan
  public var note = ""
  public var anchorPoints: Int?
  public var points: Int?

  public init() {}

  public init(
    anchor: String, anchorObjective: String, codec: String, objective: String, metric: String,
    method: String, range: String, bdRatePercent: Double, bdQuality: Double, ciLow: Double?,
    ciHigh: Double?, overlapPercent: Double, note: String, anchorPoints: Int? = nil,
    points: Int? = nil
  ) {
    anchorKey = CodecKey(codec: anchor, objective: anchorObjective)
    key = CodecKey(codec: codec, objective: objective)
    self.metric = metric
    self.method = method
    self.range = range
    self.bdRatePercent = bdRatePercent
    self.bdQuality = bdQuality
    self.ciLow = ciLow
    self.ciHigh = ciHigh
    self.overlapPercent = overlapPercent
    self.note = note
    self.anchorPoints = anchorPoints
    self.points = points
  }
}
