/// One Bjontegaard delta: a row of `bdrate.csv`.
public struct BDRateRow: CSVRow, Hashable {
  public static let schema: Columns<BDRateRow> = [
    .keys(anchor: \.anchorKey, \.key),
    .metric(\.metric),
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
    .interval(\.ciLow, \.ciHigh, unit: "%", "95 % interval of the BD-rate over images, or empty."),
    .number(
      "overlap_percent", \.overlapPercent, unit: "%",
      "Shared over union of the two ranges of quality."),
    .note(\.note),
    .points(
      \.anchorPoints, \.points,
      "Points of the anchor's curve inside the range of the BD-rate, or empty.", isLater: true),
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
}
