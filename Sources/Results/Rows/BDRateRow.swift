/// One Bjontegaard delta: a row of `bdrate.csv`.
public struct BDRateRow: CSVRow, Hashable {
  public static let schema: Columns<BDRateRow> = [
    .compared,
    .settings,
    .percent(
      "bd_rate_percent", \.bdRatePercent,
      "Mean rate difference at equal quality; NaN with a note if it cannot be computed."),
    .value(
      "bd_quality", \.bdQuality,
      "Mean quality difference at equal rate: dB, or percent for a distance."),
    .interval(\.ci, unit: "%", "95 % interval of the BD-rate over images, or empty."),
    .percent(
      "overlap_percent", \.overlapPercent, "Shared over union of the two ranges of quality."),
    .note(\.note),
    .points(\.evidence, "Points of the anchor's curve inside the range of the BD-rate, or empty.")
      .later,
  ]

  public var compared = ComparisonKey()
  public var settings = DeltaSettings()
  public var bdRatePercent = Double.nan
  public var bdQuality = Double.nan
  public var ci = Bounds()
  public var overlapPercent = Double.nan
  public var note = Notes()
  public var evidence = Evidence()

  public init() {}
}
