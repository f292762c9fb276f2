/// The effect of leaving out one image on a BD-rate: a row of `influence.csv`.
public struct InfluenceRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "influence", title: "Influence of single images",
    explanation: """
      BD-rate of all images, of all but one, and their difference in points (all - without): how \
      far this one image changes the number. Ranked by the size of that difference.
      """)
  public static let schema: Columns<InfluenceRow> = [
    .compared,
    .settings,
    .value("rank", \.rank, "1 for the largest influence; empty if it cannot be computed."),
    .image(\.image),
    .percent("bd_rate_percent", \.bdRatePercent, "BD-rate of all images."),
    .percent("without_percent", \.withoutPercent, "BD-rate of all images but this one."),
    .value(
      "influence", \.influence, "bd_rate_percent minus without_percent, in percentage points."),
    .note(\.note),
  ]

  public var compared = ComparisonKey()
  public var settings = DeltaSettings()
  public var rank: Int?
  public var image = ""
  public var bdRatePercent = Double.nan
  public var withoutPercent = Double.nan
  public var influence = Double.nan
  public var note = Notes()

  public init() {}
}
