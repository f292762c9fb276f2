/// The cross-metric bias at one place: a row of `local-bias.csv`.
public struct LocalBiasRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "local-bias", title: "Cross-metric bias along its range",
    explanation: """
      The bias of bias.csv at 21 places of its range, both ends included: 100 (d_b / d_a - 1) of \
      the two interpolated curves, in percent; mean_percent is the number of bias.csv, the mean of \
      the logarithms along the range. Each 95 % interval holds for its own place (pointwise), \
      not for the whole curve. If the curve of a draw of images ends before a place, its outer \
      polynomial is extrapolated to that place.
      """)
  public static let schema: [Column<LocalBiasRow>] = [
    .name("codec", \.codec, "Codec."),
    .metric("at_equal", \.atEqual, "Id of the metric that is held equal, or bpp."),
    .metric("distance", \.distance, "Id of the distance."),
    .objectiveName("objective_a", \.objectiveA, "First objective."),
    .objectiveName("objective_b", \.objectiveB, "Second objective, compared with the first."),
    .number("place", \.place, "Quality on its curve scale (dB), or rate in bpp."),
    .number("difference_percent", \.differencePercent, unit: "%", "Bias at that place."),
    .optionalNumber("ci_low", \.ciLow, unit: "%", "Pointwise 95 % interval over images, or empty."),
    .optionalNumber("ci_high", \.ciHigh, unit: "%", "Upper end."),
    .number("mean_percent", \.meanPercent, unit: "%", "Mean over the whole range, as in bias.csv."),
    .count("images", \.images, "Number of images."),
    .text("note", \.note, "Notes on the number; empty if there are none."),
  ]

  public var codec = ""
  public var atEqual = ""
  public var distance = ""
  public var objectiveA = ""
  public var objectiveB = ""
  public var place = Double.nan
  public var differencePercent = Double.nan
  public var ciLow: Double?
  public var ciHigh: Double?
  public var meanPercent = Double.nan
  public var images = 0
  public var note = ""

  public init() {}

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
}
