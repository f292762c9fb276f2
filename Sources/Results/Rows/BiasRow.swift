/// One cross-metric bias: a row of `bias.csv`.
public struct BiasRow: SchemaRow, Hashable {
  public static let schema: [Column<BiasRow>] = [
    .name("codec", \.codec, "Codec."),
    .metric("at_equal", \.atEqual, "The quality metric that is held equal, or bpp."),
    .metric("distance", \.distance, "The perceptual distance that is compared."),
    .objectiveName("objective_a", \.objectiveA, "First objective."),
    .objectiveName("objective_b", \.objectiveB, "Second objective, compared with the first."),
    .number(
      "low", \.low,
      "Lower end of the shared range: of the quality that is held equal, on its curve scale (dB), or of the rate in bpp."
    ),
    .number("high", \.high, "Upper end of that range."),
    .number(
      "difference_percent", \.differencePercent, unit: "%",
      "100 (exp(mean of ln d_b - ln d_a) - 1); NaN with a note if it cannot be computed."),
    .optionalNumber(
      "ci_low", \.ciLow, unit: "%", "Lower end of the 95 % interval over images; empty without one."
    ),
    .optionalNumber("ci_high", \.ciHigh, unit: "%", "Upper end."),
    .count("images", \.images, "Number of images."),
    .text("note", \.note, "Notes on the number; empty if there are none."),
    .optionalCount(
      "anchor_points", \.anchorPoints,
      "Points of objective a's curve inside the shared range, or empty.", isLater: true),
    .optionalCount("points", \.points, "The same for the other curve.", isLater: true),
  ]

  /// `at_equal` of a comparison at equal rate.
  public static let rate = "bpp"

  public var codec = ""
  public var atEqual = ""
  public var distance = ""
  public var objectiveA = ""
  public var objectiveB = ""
  public var low = Double.nan
  public var high = Double.nan
  public var differencePercent = Double.nan
  public var ciLow: Double?
  public var ciHigh: Double?
  public var images = 0
  public var note = ""
  public var anchorPoints: Int?
  public var points: Int?

  public init() {}

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
}
