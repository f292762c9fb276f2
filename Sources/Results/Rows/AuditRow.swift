/// One point of a curve under three ways to average over images: a row of `audit.csv`.
public struct AuditRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "audit", title: "Aggregation audit",
    explanation: """
      The set's value at one operating point by three rules, all in dB: the mean of the images' \
      dB, the dB of the mean error, and the dB of the mean error weighted by pixels. The error is \
      MSE for PSNR, 1 - score for a similarity, the distance itself (-10 log10 d). rule names the \
      one that curves and BD use; gap = mean_of_db - db_of_mean.
      """)
  public static let columns = [
    "codec", "objective", "point", "images", "bpp", "metric", "mean_of_db", "db_of_mean",
    "db_of_pixel_mean", "gap", "rule", "note",
  ]

  public var codec: String
  public var objective: String
  public var point: String
  public var images: Int
  public var bpp: Double
  public var metric: String
  public var meanOfDB: Double
  public var dbOfMean: Double
  public var dbOfPixelMean: Double
  /// mean_of_db - db_of_mean.
  public var gap: Double
  /// The column that curves and BD use.
  public var rule: String
  public var note: String

  public init(
    codec: String, objective: String, point: String, images: Int, bpp: Double, metric: String,
    meanOfDB: Double, dbOfMean: Double, dbOfPixelMean: Double, gap: Double, rule: String,
    note: String
  ) {
    self.codec = codec
    self.objective = objective
    self.point = point
    self.images = images
    self.bpp = bpp
    self.metric = metric
    self.meanOfDB = meanOfDB
    self.dbOfMean = dbOfMean
    self.dbOfPixelMean = dbOfPixelMean
    self.gap = gap
    self.rule = rule
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), objective: record.objective("objective"),
      point: record.text("point"),
      images: try record.integer("images"), bpp: try record.number("bpp"),
      metric: record.text("metric"), meanOfDB: try record.number("mean_of_db"),
      dbOfMean: try record.number("db_of_mean"),
      dbOfPixelMean: try record.number("db_of_pixel_mean"), gap: try record.number("gap"),
      rule: record.text("rule"), note: record.text("note"))
  }

  public var fields: [String] {
    [
      codec, objective, point, "\(images)", "\(bpp)", metric, "\(meanOfDB)", "\(dbOfMean)",
      "\(dbOfPixelMean)", "\(gap)", rule, note,
    ]
  }
}
