/// Where a distance stands between two metrics: a row of `place.csv`.
public struct PlaceRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "place", title: "Places of the referees",
    explanation: """
      Any blend of two metrics puts the model trained for the second ahead at equal value of the \
      first, and the other way round; so this table says where a distance stands between the two, \
      and what it sees beyond a blend. With the error of the metric of objective a (of PSNR the MSE) \
      and that of objective b (1 - MS-SSIM), both as logarithms: a and c are the distance's gains \
      over the other metric's own, at equal value of the metric of b and of a. place = a / (a + c): \
      1 sides with the metric of objective a (PSNR), 0 with that of b (MS-SSIM). exponent = a + c \
      says how fast the distance moves, and nothing of what it knows. beyond_percent: by how much \
      the points of objective b lie above the blend that fits the points of all other codecs best. \
      Intervals are 95 %, over images, each for itself.
      """)

  /// A number and its 95 % interval over images, NaN where it cannot be told.
  public struct Estimate: Sendable, Hashable {
    public var value: Double
    public var low: Double?
    public var high: Double?

    public init(_ value: Double = .nan, low: Double? = nil, high: Double? = nil) {
      self.value = value
      self.low = low
      self.high = high
    }

    fileprivate init(_ record: CSVRecord, _ column: String, ends: String) throws {
      value = try record.number(column)
      low = try record.optionalNumber(ends + "_low")
      high = try record.optionalNumber(ends + "_high")
    }

    fileprivate var fields: [String] {
      ["\(value)", low.map { "\($0)" } ?? "", high.map { "\($0)" } ?? ""]
    }
  }

  public static let columns = [
    "codec", "distance", "objective_a", "objective_b", "a", "a_low", "a_high", "c", "c_low",
    "c_high", "place", "place_low", "place_high", "exponent", "exponent_low", "exponent_high",
    "beyond_percent", "beyond_low", "beyond_high", "images", "note",
  ]

  public var codec: String
  public var distance: String
  /// The objective whose metric is registered first (PSNR before MS-SSIM).
  public var objectiveA: String
  public var objectiveB: String
  public var a = Estimate()
  public var c = Estimate()
  public var place = Estimate()
  public var exponent = Estimate()
  public var beyondPercent = Estimate()
  public var images: Int
  public var note: String

  public init(
    codec: String, distance: String, objectiveA: String, objectiveB: String, images: Int,
    note: String = ""
  ) {
    self.codec = codec
    self.distance = distance
    self.objectiveA = objectiveA
    self.objectiveB = objectiveB
    self.images = images
    self.note = note
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), distance: record.text("distance"),
      objectiveA: record.objective("objective_a"), objectiveB: record.objective("objective_b"),
      images: try record.integer("images"), note: record.text("note"))
    a = try Estimate(record, "a", ends: "a")
    c = try Estimate(record, "c", ends: "c")
    place = try Estimate(record, "place", ends: "place")
    exponent = try Estimate(record, "exponent", ends: "exponent")
    beyondPercent = try Estimate(record, "beyond_percent", ends: "beyond")
  }

  public var fields: [String] {
    [codec, distance, objectiveA, objectiveB]
      + [a, c, place, exponent, beyondPercent].flatMap(\.fields) + ["\(images)", note]
  }
}
