/// One BD-rate under three ways to average over images: a row of `audit-bd.csv`.
public struct AuditedBDRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "audit-bd", title: "BD-rate under each aggregation",
    explanation: """
      BD-rate (PCHIP, shared qualities, dB) computed from curves averaged by each rule of \
      audit.csv; the pixel-weighted one also weights the rates (all bits over all pixels). flips \
      tells what depends on the rule: the sign of this BD-rate, or the codec's rank among those \
      compared with the same anchor.
      """)
  public static let columns = [
    "anchor", "anchor_objective", "codec", "objective", "metric", "mean_of_db", "db_of_mean",
    "db_of_pixel_mean", "spread", "flips", "note",
  ]

  public var anchor: String
  public var anchorObjective: String
  public var codec: String
  public var objective: String
  public var metric: String
  /// BD-rate in percent, as in the next two.
  public var meanOfDB: Double
  public var dbOfMean: Double
  public var dbOfPixelMean: Double
  /// Largest minus smallest, in points.
  public var spread: Double
  /// `sign`, `ranking`, `sign and ranking`, `nothing`, or empty where a rule gives no number.
  public var flips: String
  public var note: String

  public init(
    anchor: String, anchorObjective: String, codec: String, objective: String, metric: String,
    meanOfDB: Double, dbOfMean: Double, dbOfPixelMean: Double, spread: Double, flips: String,
    note: String
  ) {
    self.anchor = anchor
    self.anchorObjective = anchorObjective
    self.codec = codec
    self.objective = objective
    self.metric = metric
    self.meanOfDB = meanOfDB
    self.dbOfMean = dbOfMean
    self.dbOfPixelMean = dbOfPixelMean
    self.spread = spread
    self.flips = flips
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      anchor: record.text("anchor"), anchorObjective: record.objective("anchor_objective"),
      codec: record.text("codec"), objective: record.objective("objective"),
      metric: record.text("metric"), meanOfDB: try record.number("mean_of_db"),
      dbOfMean: try record.number("db_of_mean"),
      dbOfPixelMean: try record.number("db_of_pixel_mean"), spread: try record.number("spread"),
      flips: record.text("flips"), note: record.text("note"))
  }

  public var fields: [String] {
    [
      anchor, anchorObjective, codec, objective, metric, "\(meanOfDB)", "\(dbOfMean)",
      "\(dbOfPixelMean)", "\(spread)", flips, note,
    ]
  }
}
