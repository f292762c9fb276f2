/// The cross-metric bias at one place: a row of `local-bias.csv`.
public struct LocalBiasRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "local-bias", title: "Cross-metric bias along the interval",
    explanation: """
      The bias of bias.csv at 21 places of its interval, both ends included: 100 (d_b / d_a - 1) of \
      the two interpolated curves, in percent; mean_percent is the number of bias.csv, the mean of \
      the logarithms along the interval. Each 95 % interval stands for its own place (pointwise), \
      not for the whole curve. Where a draw of images ends short of a place, the outer piece of its \
      curve goes on.
      """)
  public static let columns = [
    "codec", "at_equal", "distance", "objective_a", "objective_b", "place", "difference_percent",
    "ci_low", "ci_high", "mean_percent", "images", "note",
  ]

  public var codec: String
  public var atEqual: String
  public var distance: String
  public var objectiveA: String
  public var objectiveB: String
  /// Quality on its curve scale (dB), or rate in bpp.
  public var place: Double
  public var differencePercent: Double
  /// Pointwise 95 % interval over images, or nil.
  public var ciLow: Double?
  public var ciHigh: Double?
  /// Of the whole interval, as in `bias.csv`.
  public var meanPercent: Double
  public var images: Int
  public var note: String

  public init(
    codec: String, atEqual: String, distance: String, objectiveA: String, objectiveB: String,
    place: Double, differencePercent: Double, ciLow: Double?, ciHigh: Double?, meanPercent: Double,
    images: Int, note: String
  ) {
    self.codec = codec
    self.atEqual = atEqual
    self.distance = distance
    self.objectiveA = objectiveA
    self.objectiveB = objectiveB
    self.place = place
    self.differencePercent = differencePercent
    self.ciLow = ciLow
    self.ciHigh = ciHigh
    self.meanPercent = meanPercent
    self.images = images
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), atEqual: record.text("at_equal"),
      distance: record.text("distance"), objectiveA: record.objective("objective_a"),
      objectiveB: record.objective("objective_b"), place: try record.number("place"),
      differencePercent: try record.number("difference_percent"),
      ciLow: try record.optionalNumber("ci_low"), ciHigh: try record.optionalNumber("ci_high"),
      meanPercent: try record.number("mean_percent"), images: try record.integer("images"),
      note: record.text("note"))
  }

  public var fields: [String] {
    [
      codec, atEqual, distance, objectiveA, objectiveB, "\(place)", "\(differencePercent)",
      ciLow.map { "\($0)" } ?? "", ciHigh.map { "\($0)" } ?? "", "\(meanPercent)", "\(images)",
      note,
    ]
  }
}
