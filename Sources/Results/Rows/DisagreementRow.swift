/// How far one image departs from the others in a cross-metric bias: a row of `disagreement.csv`.
public struct DisagreementRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "disagreement", title: "Images that depart from the field",
    explanation: """
      Cross-metric bias of each image on its own (objective b against a, at matched quality or \
      matched rate, over the interval that the image's two curves share), the mean of all images \
      (the field, a geometric mean) and the image's z-score: its ln ratio minus the images' mean, \
      over their standard deviation (n - 1). Ranked by the size of z; z > 0 says that the distance \
      of objective b is larger on this image than the field tells. With n images no z exceeds (n - \
      1) / sqrt n.
      """)
  public static let columns = [
    "codec", "at_equal", "distance", "objective_a", "objective_b", "rank", "image",
    "difference_percent", "field_percent", "z", "note",
  ]

  public var codec: String
  public var atEqual: String
  public var distance: String
  public var objectiveA: String
  public var objectiveB: String
  /// 1 for the largest departure; nil where there is no z.
  public var rank: Int?
  public var image: String
  /// The image alone.
  public var differencePercent: Double
  /// Geometric mean of the images.
  public var fieldPercent: Double
  public var z: Double
  public var note: String

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

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), atEqual: record.text("at_equal"),
      distance: record.text("distance"), objectiveA: record.objective("objective_a"),
      objectiveB: record.objective("objective_b"), rank: try record.optionalInteger("rank"),
      image: record.text("image"), differencePercent: try record.number("difference_percent"),
      fieldPercent: try record.number("field_percent"), z: try record.number("z"),
      note: record.text("note"))
  }

  public var fields: [String] {
    [
      codec, atEqual, distance, objectiveA, objectiveB, rank.map { "\($0)" } ?? "", image,
      "\(differencePercent)", "\(fieldPercent)", "\(z)", note,
    ]
  }
}
