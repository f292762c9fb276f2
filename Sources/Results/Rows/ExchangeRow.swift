/// What one unit of a quality is worth at one operating point: a row of `exchange.csv`.
public struct ExchangeRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "exchange", title: "Metric exchange rates",
    explanation: """
      Local slope of one metric over another along a codec's mean curve: what 1 dB of the held \
      metric is worth in the other one, in dB, or for a distance in percent (100 (exp(slope of ln \
      d) - 1), negative: the distance falls). Slopes are those of the PCHIP curve through the \
      operating points; at the two ends they are one-sided.
      """)
  public static let columns = [
    "codec", "objective", "point", "bpp", "metric", "other", "slope", "unit", "note",
  ]

  public var codec: String
  public var objective: String
  public var point: String
  /// Mean rate of the set.
  public var bpp: Double
  /// The held metric: per 1 dB of it.
  public var metric: String
  public var other: String
  public var slope: Double
  /// Of the slope: `dB` or `%`.
  public var unit: String
  public var note: String

  public init(
    codec: String, objective: String, point: String, bpp: Double, metric: String, other: String,
    slope: Double, unit: String, note: String
  ) {
    self.codec = codec
    self.objective = objective
    self.point = point
    self.bpp = bpp
    self.metric = metric
    self.other = other
    self.slope = slope
    self.unit = unit
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), objective: record.objective("objective"),
      point: record.text("point"),
      bpp: try record.number("bpp"), metric: record.text("metric"), other: record.text("other"),
      slope: try record.number("slope"), unit: record.text("unit"), note: record.text("note"))
  }

  public var fields: [String] {
    [
      codec, objective, point, "\(bpp)", metric, other, "\(slope)", unit, note,
    ]
  }
}
