/// One metric inversion: a row of `crops.csv`.
///
/// In a crop of one image, the metric `against` (the squared error where it is empty) prefers
/// reconstruction a and the metric `metric` reconstruction b; both come from the same codec, trained
/// for two objectives, at nearly the same rate.
public struct CropRow: CSVRow, Hashable {
  public static let schema: Columns<CropRow> = [
    .name("codec", \.codec, "Codec of both reconstructions."),
    .image(\.image),
    .objective(
      "objective_a", \.a.objective,
      "Objective of reconstruction a, which the metric in the column against prefers."),
    .name("point_a", \.a.point, "Its operating point."),
    .value("bpp_a", \.a.bpp, unit: "bits/pixel", "Its rate, of the whole image."),
    .objective(
      "objective_b", \.b.objective,
      "Objective of reconstruction b, which the metric in the column metric prefers."),
    .name("point_b", \.b.point, "Its operating point."),
    .value("bpp_b", \.b.bpp, unit: "bits/pixel", "Its rate, of the whole image."),
    .value("x", \.x, unit: "pixels", "Left end of the crop."),
    .value("y", \.y, unit: "pixels", "Its upper end."),
    .value("width", \.width, unit: "pixels", "Its width."),
    .value("height", \.height, unit: "pixels", "Its height."),
    .metric(\.metric, "Id of the metric that prefers b."),
    .value(
      "squared_error_a", \.a.squaredError,
      "Loss of a in the crop by the metric in the column against; if that is empty, the mean squared error, in "
        + "levels of 0 to 255."),
    .value("squared_error_b", \.b.squaredError, "The same for b."),
    .value(
      "distance_a", \.a.distance,
      "Loss of a in the crop by the metric in the column metric; smaller is better."),
    .value("distance_b", \.b.distance, "The same for b."),
    .value(
      "margin_product", \.marginProduct,
      "ln(squared error of b / of a) ln(distance of a / of b), above 0."),
    .metric("against", \.against, "Id of the metric that prefers a; empty: the squared error.")
      .later,
  ]

  /// One of the two reconstructions with its local numbers.
  public struct Side: Sendable, Hashable {
    public var objective = ""
    public var point = ""
    /// Rate of the whole image in bits per pixel.
    public var bpp = Double.nan
    /// Loss by the metric in `against`: of the squared error the mean over the crop's samples, in
    /// levels of 0 to 255.
    public var squaredError = Double.nan
    /// The other metric's loss in the crop (`LocalMap`): smaller is better.
    public var distance = Double.nan

    public init() {}
  }

  public var codec = ""
  public var image = ""
  /// The reconstruction that `against` prefers.
  public var a = Side()
  /// The reconstruction that `metric` prefers.
  public var b = Side()
  /// Top left corner and size in pixels.
  public var x = 0
  public var y = 0
  public var width = 0
  public var height = 0
  /// The metric that prefers b.
  public var metric = ""

  /// ln(squared error of b / of a) · ln(distance of a / of b), above 0.
  public var marginProduct = Double.nan
  /// The metric that prefers a; empty for the squared error.
  public var against = ""

  public init() {}
}
