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
    public var ci = Bounds()

    public init(_ value: Double = .nan, ci: Bounds = Bounds()) {
      self.value = value
      self.ci = ci
    }
  }

  public static let schema: Columns<PlaceRow> = [
    .name("codec", \.bias.codec, "Codec."),
    .metric("distance", \.bias.distance, "Id of the distance."),
    .objective(
      "objective_a", \.bias.objectiveA,
      "The objective whose metric is registered first (PSNR before MS-SSIM)."),
    .objective("objective_b", \.bias.objectiveB, "Second objective, compared with the first."),
    .estimate(
      "a", \.a,
      "Gain of the distance over the metric of objective a, at equal value of the metric of b."),
    .estimate(
      "c", \.c,
      "Gain of the distance over the metric of objective b, at equal value of the metric of a."),
    .estimate(
      "place", \.place, "a / (a + c): 1 is like the metric of objective a, 0 like that of b."),
    .estimate("exponent", \.exponent, "a + c: how strongly the distance reacts."),
    .estimate(
      "beyond_percent", \.beyondPercent, stem: "beyond", unit: "%",
      "By how much the points of objective b lie above the blend that fits the points of all other codecs best."
    ),
    .images(\.images),
    .note(\.note),
  ]

  /// Without a metric that is held equal.
  public var bias = BiasKey()
  public var a = Estimate()
  public var c = Estimate()
  public var place = Estimate()
  public var exponent = Estimate()
  public var beyondPercent = Estimate()
  public var images = 0
  public var note = Notes()

  public init() {}
}

extension Columns where Row == PlaceRow {
  /// A number with its interval.
  fileprivate static func estimate(
    _ name: String, _ path: Path<PlaceRow.Estimate>, stem: String? = nil, unit: String = "",
    _ meaning: String
  ) -> Columns {
    group(
      path,
      [
        .value(name, \.value, unit: unit, meaning),
        .interval(
          stem ?? name, \.ci, unit: unit,
          "Lower end of its 95 % interval over images; empty without one."),
      ])
  }
}
