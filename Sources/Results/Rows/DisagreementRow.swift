/// How far one image departs from the others in a cross-metric bias: a row of `disagreement.csv`.
public struct DisagreementRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "disagreement", title: "Images that depart from the mean",
    explanation: """
      Cross-metric bias of each image on its own (objective b against a, at matched quality or \
      matched rate, over the range that the image's two curves share), the mean of all images \
      (the field, a geometric mean) and the image's z-score: its ln ratio minus the images' mean, \
      over their standard deviation (n - 1). Ranked by the size of z; z > 0 says that the distance \
      of objective b is larger on this image than on the others. With n images no z exceeds (n - \
      1) / sqrt n.
      """)
  public static let schema: [Column<DisagreementRow>] = [
    .name("codec", \.codec, "Codec."),
    .metric("at_equal", \.atEqual, "Id of the metric that is held equal, or bpp."),
    .metric("distance", \.distance, "Id of the distance."),
    .objectiveName("objective_a", \.objectiveA, "First objective."),
    .objectiveName("objective_b", \.objectiveB, "Second objective, compared with the first."),
    .optionalCount(
      "rank", \.rank, "1 for the image that differs most from the others; empty without z."),
    .name("image", \.image, "Image."),
    .number("difference_percent", \.differencePercent, unit: "%", "Bias of this image alone."),
    .number(
      "field_percent", \.fieldPercent, unit: "%", "Geometric mean of the bias over the images."),
    .number("z", \.z, "(ln bias of the image - mean over the images) / standard deviation."),
    .text("note", \.note, "Notes on the number; empty if there are none."),
  ]

  public var codec = ""
  public var atEqual = ""
  public var distance = ""
  public var objectiveA = ""
  public var objectiveB = ""
  public var rank: Int?
  public var image = ""
  public var differencePercent = Double.nan
  public var fieldPercent = Double.nan
  public var z = Double.nan
  public var note = ""

  public init() {}

  public init(
    codec: String, atEqual: String, distance: String, objectiveA: String, objectiveB: String,
    rank: Int?, image: String, differencePercent: Double, fieldPercent: Double, z: Double,
    note: String
  ) {
    self.codec = codec
    self.atEqual = atEqual
    self.distance = distance
    self.objectiveA = objectiveA
    self.objectiveB = objectiveB
    self.rank = rank
    self.image = image
    self.differencePercent = differencePercent
    self.fieldPercent = fieldPercent
    self.z = z
    self.note = note
  }
}
