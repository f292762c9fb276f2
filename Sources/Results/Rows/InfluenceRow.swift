/// The effect of leaving out one image on a BD-rate: a row of `influence.csv`.
public struct InfluenceRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "influence", title: "Influence of single images",
    explanation: """
      BD-rate of all images, of all but one, and their difference in points (all - without): how \
      far this one image changes the number. Ranked by the size of that difference.
      """)
  public static let schema: [Column<InfluenceRow>] = [
    .anchor(\.anchorKey),
    .anchorObjective(\.anchorKey),
    .codec(\.key),
    .objective(\.key),
    .metric("metric", \.metric, "Id of the metric; a part of it as ID/PART."),
    .name("method", \.method, "Interpolation."),
    .name("range", \.range, "Rule of the range that is compared."),
    .optionalCount("rank", \.rank, "1 for the largest influence; empty if it cannot be computed."),
    .name("image", \.image, "Image."),
    .number("bd_rate_percent", \.bdRatePercent, unit: "%", "BD-rate of all images."),
    .number("without_percent", \.withoutPercent, unit: "%", "BD-rate of all images but this one."),
    .number(
      "influence", \.influence, "bd_rate_percent minus without_percent, in percentage points."),
    .text("note", \.note, "Notes on the number; empty if there are none."),
  ]

  public var anchorKey = CodecKey.none
  public var key = CodecKey.none
  public var metric = ""
  public var method = ""
  public var range = ""
  public var rank: Int?
  public var image = ""
  public var bdRatePercent = Double.nan
  public var withoutPercent = Double.nan
  public var influence = Double.nan
  public var note = ""

  public init() {}

  public init(
    anchor: String, anchorObjective: String, codec: String, objective: String, metric: String,
    method: String, range: String, rank: Int?, image: String, bdRatePercent: Double,
    withoutPercent: Double, influence: Double, note: String
  ) {
    anchorKey = CodecKey(codec: anchor, objective: anchorObjective)
    key = CodecKey(codec: codec, objective: objective)
    self.metric = metric
    self.method = method
    self.range = range
    self.rank = rank
    self.image = image
    self.bdRatePercent = bdRatePercent
    self.withoutPercent = withoutPercent
    self.influence = influence
    self.note = note
  }
}
