/// One BD-rate under three ways to average over images: a row of `audit-bd.csv`.
public struct AuditedBDRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "audit-bd", title: "BD-rate under each aggregation",
    explanation: """
      BD-rate (PCHIP, shared qualities, dB) computed from curves averaged by each rule of \
      audit.csv; the pixel-weighted one also weights the rates (all bits over all pixels). flips \
      says what depends on the rule: the sign of this BD-rate, or the codec's rank among those \
      compared with the same anchor.
      """)
  public static let schema: [Column<AuditedBDRow>] = [
    .anchor(\.anchorKey),
    .anchorObjective(\.anchorKey),
    .codec(\.key),
    .objective(\.key),
    .metric("metric", \.metric, "Id of the metric; a part of it as ID/PART."),
    .number("mean_of_db", \.meanOfDB, "BD-rate from curves of the mean of the images' dB."),
    .number("db_of_mean", \.dbOfMean, "BD-rate from curves of the dB of the mean error."),
    .number(
      "db_of_pixel_mean", \.dbOfPixelMean,
      "BD-rate from curves of the dB of the mean error weighted by pixels."),
    .number("spread", \.spread, "Largest minus smallest of the three, in percentage points."),
    .name(
      "flips", \.flips,
      "What depends on the average: sign, ranking, sign and ranking, or nothing; empty where one of the three has no number."
    ),
    .text("note", \.note, "Notes on the number; empty if there are none."),
  ]

  public var anchorKey = CodecKey.none
  public var key = CodecKey.none
  public var metric = ""
  public var meanOfDB = Double.nan
  public var dbOfMean = Double.nan
  public var dbOfPixelMean = Double.nan
  public var spread = Double.nan
  public var flips = ""
  public var note = ""

  public init() {}

  public init(
    anchor: String, anchorObjective: String, codec: String, objective: String, metric: String,
    meanOfDB: Double, dbOfMean: Double, dbOfPixelMean: Double, spread: Double, flips: String,
    note: String
  ) {
    anchorKey = CodecKey(codec: anchor, objective: anchorObjective)
    key = CodecKey(codec: codec, objective: objective)
    self.metric = metric
    self.meanOfDB = meanOfDB
    self.dbOfMean = dbOfMean
    self.dbOfPixelMean = dbOfPixelMean
    self.spread = spread
    self.flips = flips
    self.note = note
  }
}
