/// What leaving out one image does to a BD-rate: a row of `influence.csv`.
public struct InfluenceRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "influence", title: "Influence of single images",
    explanation: """
      BD-rate of all images, of all but one, and their difference in points (all - without): how \
      far this one image moves the number. Ranked by its size.
      """)
  public static let columns = [
    "anchor", "anchor_objective", "codec", "objective", "metric", "method", "range", "rank",
    "image", "bd_rate_percent", "without_percent", "influence", "note",
  ]

  public var anchor: String
  public var anchorObjective: String
  public var codec: String
  public var objective: String
  public var metric: String
  public var method: String
  public var range: String
  /// 1 for the largest influence; nil where it cannot be told.
  public var rank: Int?
  public var image: String
  /// Of all images.
  public var bdRatePercent: Double
  /// Of all images but this one.
  public var withoutPercent: Double
  /// All - without, in points.
  public var influence: Double
  public var note: String

  public init(
    anchor: String, anchorObjective: String, codec: String, objective: String, metric: String,
    method: String, range: String, rank: Int?, image: String, bdRatePercent: Double,
    withoutPercent: Double, influence: Double, note: String
  ) {
    self.anchor = anchor
    self.anchorObjective = anchorObjective
    self.codec = codec
    self.objective = objective
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

  public init(_ record: CSVRecord) throws {
    self.init(
      anchor: record.text("anchor"), anchorObjective: record.objective("anchor_objective"),
      codec: record.text("codec"), objective: record.objective("objective"),
      metric: record.text("metric"), method: record.text("method"), range: record.text("range"),
      rank: try record.optionalInteger("rank"), image: record.text("image"),
      bdRatePercent: try record.number("bd_rate_percent"),
      withoutPercent: try record.number("without_percent"),
      influence: try record.number("influence"), note: record.text("note"))
  }

  public var fields: [String] {
    [
      anchor, anchorObjective, codec, objective, metric, method, range, rank.map { "\($0)" } ?? "",
      image, "\(bdRatePercent)", "\(withoutPercent)", "\(influence)", note,
    ]
  }
}
