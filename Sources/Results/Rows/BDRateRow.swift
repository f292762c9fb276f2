/// One Bjontegaard delta: a row of `bdrate.csv`.
public struct BDRateRow: CSVRow, Hashable {
  public static let columns = [
    "anchor", "anchor_objective", "codec", "objective", "metric", "method", "range",
    "bd_rate_percent", "bd_quality", "ci_low", "ci_high", "overlap_percent", "note",
    "anchor_points", "points",
  ]
  public static let laterColumns = 2

  public var anchor: String
  public var anchorObjective: String
  public var codec: String
  public var objective: String
  public var metric: String
  /// `cubic`, `pchip` or `akima`.
  public var method: String
  /// `overlap` or `LO:HI` in bpp.
  public var range: String
  /// Mean rate difference at equal quality, percent; NaN with a note where it cannot be told.
  public var bdRatePercent: Double
  /// Mean quality difference at equal rate: dB, or percent for a distance.
  public var bdQuality: Double
  /// 95 % interval of `bdRatePercent` over images, or nil.
  public var ciLow: Double?
  public var ciHigh: Double?
  /// Shared over union of the two quality intervals, percent.
  public var overlapPercent: Double
  public var note: String
  /// Points of each curve inside the interval that `bdRatePercent` is the mean over, or nil.
  public var anchorPoints: Int?
  public var points: Int?

  public init(
    anchor: String, anchorObjective: String, codec: String, objective: String, metric: String,
    method: String, range: String, bdRatePercent: Double, bdQuality: Double, ciLow: Double?,
    ciHigh: Double?, overlapPercent: Double, note: String, anchorPoints: Int? = nil,
    points: Int? = nil
  ) {
    self.anchor = anchor
    self.anchorObjective = anchorObjective
    self.codec = codec
    self.objective = objective
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

  public init(_ record: CSVRecord) throws {
    self.init(
      anchor: record.text("anchor"), anchorObjective: record.objective("anchor_objective"),
      codec: record.text("codec"), objective: record.objective("objective"),
      metric: record.text("metric"), method: record.text("method"), range: record.text("range"),
      bdRatePercent: try record.number("bd_rate_percent"),
      bdQuality: try record.number("bd_quality"), ciLow: try record.optionalNumber("ci_low"),
      ciHigh: try record.optionalNumber("ci_high"),
      overlapPercent: try record.number("overlap_percent"), note: record.text("note"),
      anchorPoints: try record.optionalInteger("anchor_points"),
      points: try record.optionalInteger("points"))
  }

  public var fields: [String] {
    [
      anchor, anchorObjective, codec, objective, metric, method, range, "\(bdRatePercent)",
      "\(bdQuality)", ciLow.map { "\($0)" } ?? "", ciHigh.map { "\($0)" } ?? "",
      "\(overlapPercent)", note, anchorPoints.map { "\($0)" } ?? "", points.map { "\($0)" } ?? "",
    ]
  }
}
