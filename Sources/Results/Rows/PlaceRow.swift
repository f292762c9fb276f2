/// Where a distance stands between two metrics: a row of `place.csv`.
public struct PlaceRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "place", title: "Place of the distances between the two metrics",
    explanation: """
      Any blend of two metrics puts the model trained for the second ahead at equal value of the \
      first, and the other way round; so this table gives the place of a distance between the two, \
      and what it measures beyond a blend. With the error of the metric of objective a (of PSNR the MSE) \
      and that of objective b (1 - MS-SSIM), both as logarithms: a and c are the distance's gains \
      over the other metric's own, at equal value of the metric of b and of a. place = a / (a + c): \
      1 sides with the metric of objective a (PSNR), 0 with that of b (MS-SSIM). exponent = a + c \
      says how strongly the distance reacts, not what it measures. beyond_percent: by how much \
      the points of objective b lie above the blend that fits the points of all other codecs best. \
      Intervals are 95 %, over images, and pointwise.
      """)

  /// A number and its 95 % interval over images, NaN where it is unknown.
  public struct Estimate: Sendable, Hashable {
    public var value = Double.nan
    public var low: Double?
    public var high: Double?

    public init(_ value: Double = .nan, low: Double? = nil, high: Double? = nil) {
      self.value = value
      self.low = low
      self.high = high
    }
  }

  public static let schema: [Column<PlaceRow>] = [
    .name("codec", \.codec, "Codec."),
    .metric("distance", \.distance, "Id of the distance."),
    .objectiveName(
      "objective_a", \.objectiveA,
      "The objective whose metric is registered first (PSNR before MS-SSIM)."),
    .objectiveName("objective_b", \.objectiveB, "Second objective, compared with the first."),
    .number(
      "a", \.a.value,
      "Gain of the distance over the metric of objective a, at equal value of the metric of b."),
    .optionalNumber(
      "a_low", \.a.low, "Lower end of its 95 % interval over images; empty without one."),
    .optionalNumber("a_high", \.a.high, "Upper end."),
    .number(
      "c", \.c.value,
      "Gain of the distance over the metric of objective b, at equal value of the metric of a."),
    .optionalNumber(
      "c_low", \.c.low, "Lower end of its 95 % interval over images; empty without one."),
    .optionalNumber("c_high", \.c.high, "Upper end."),
    .number(
      "place", \.place.value,
      "a / (a + c): 1 is like the metric of objective a, 0 like that of b."),
    .optionalNumber(
      "place_low", \.place.low, "Lower end of its 95 % interval over images; empty without one."),
    .optionalNumber("place_high", \.place.high, "Upper end."),
    .number("exponent", \.exponent.value, "a + c: how strongly the distance reacts."),
    .optionalNumber(
      "exponent_low", \.exponent.low,
      "Lower end of its 95 % interval over images; empty without one."),
    .optionalNumber("exponent_high", \.exponent.high, "Upper end."),
    .number(
      "beyond_percent", \.beyondPercent.value, unit: "%",
      "By how much the points of objective b lie above the blend that fits the points of all other codecs best."
    ),
    .optionalNumber(
      "beyond_low", \.beyondPercent.low, unit: "%",
      "Lower end of its 95 % interval over images; empty without one."),
    .optionalNumber("beyond_high", \.beyondPercent.high, unit: "%", "Upper end."),
    .count("images", \.images, "Number of images."),
    .text("note", \.note, "Notes on the number; empty if there are none."),
  ]

  public var codec = ""
  public var distance = ""
  public var objectiveA = ""
  public var objectiveB = ""
  public var a = Estimate()
  public var c = Estimate()
  public var place = Estimate()
  public var exponent = Estimate()
  public var beyondPercent = Estimate()
  public var images = 0
  public var note = ""

  public init() {}

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
}
