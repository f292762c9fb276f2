/// One cross-metric bias: a row of `bias.csv`.
public struct BiasRow: CSVRow, Hashable {
  public static let columns = [
    "codec", "at_equal", "distance", "objective_a", "objective_b", "low", "high",
    "difference_percent", "ci_low", "ci_high", "images", "note", "anchor_points", "points",
  ]
  public static let laterColumns = 2

  /// `at_equal` of a comparison at equal rate.
  public static let rate = "bpp"

  public var codec: String
  /// The quality metric that is held equal, or `bpp`.
  public var atEqual: String
  /// The perceptual distance that is compared.
  public var distance: String
  public var objectiveA: String
  public var objectiveB: String
  /// Shared interval of the held quality on its curve scale (dB), or of the rate in bpp.
  public var low: Double
  public var high: Double
  /// 100 (exp(mean of ln d_b - ln d_a) - 1); NaN with a note where it cannot be told.
  public var differencePercent: Double
  public var ciLow: Double?
  public var ciHigh: Double?
  public var images: Int
  public var note: String
  /// Points of objective a's curve and of objective b's inside the shared interval, or nil.
  public var anchorPoints: Int?
  public var points: Int?

  public init(
    codec: String, atEqual: String, distance: String, objectiveA: String, objectiveB: String,
    low: Double, high: Double, differencePercent: Double, ciLow: Double?, ciHigh: Double?,
    images: Int, note: String, anchorPoints: Int? = nil, points: Int? = nil
  ) {
    self.codec = codec
    self.atEqual = atEqual
    self.distance = distance
    self.objectiveA = objectiveA
    self.objectiveB = objectiveB
    self.low = low
    self.high = high
    self.differencePercent = differencePercent
    self.ciLow = ciLow
    self.ciHigh = ciHigh
    self.images = images
    self.note = note
    self.anchorPoints = anchorPoints
    self.points = points
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), atEqual: record.text("at_equal"),
      distance: record.text("distance"), objectiveA: record.objective("objective_a"),
      objectiveB: record.objective("objective_b"), low: try record.number("low"),
      high: try record.number("high"), differencePercent: try record.number("difference_percent"),
      ciLow: try record.optionalNumber("ci_low"), ciHigh: try record.optionalNumber("ci_high"),
      images: try record.integer("images"), note: record.text("note"),
      anchorPoints: try record.optionalInteger("anchor_points"),
      points: try record.optionalInteger("points"))
  }

  public var fields: [String] {
    [
      codec, atEqual, distance, objectiveA, objectiveB, "\(low)", "\(high)",
      "\(differencePercent)", ciLow.map { "\($0)" } ?? "", ciHigh.map { "\($0)" } ?? "",
      "\(images)", note, anchorPoints.map { "\($0)" } ?? "", points.map { "\($0)" } ?? "",
    ]
  }
}
