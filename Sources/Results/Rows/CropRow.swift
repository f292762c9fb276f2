/// One metric inversion: a row of `crops.csv`.
///
/// In a crop of one image, the squared error prefers reconstruction a and another metric prefers
/// reconstruction b; both come from the same codec, optimised for two objectives, at nearly the
/// same rate.
public struct CropRow: CSVRow, Hashable {
  public static let columns = [
    "codec", "image", "objective_a", "point_a", "bpp_a", "objective_b", "point_b", "bpp_b", "x",
    "y", "width", "height", "metric", "squared_error_a", "squared_error_b", "distance_a",
    "distance_b", "margin_product",
  ]

  /// One of the two reconstructions with its local numbers.
  public struct Side: Sendable, Hashable {
    public var objective: String
    public var point: String
    /// Rate of the whole image in bits per pixel.
    public var bpp: Double
    /// Mean squared error of the crop's samples, in levels of 0 to 255.
    public var squaredError: Double
    /// The other metric's loss in the crop (`LocalMap`): smaller is better.
    public var distance: Double

    public init(
      objective: String, point: String, bpp: Double, squaredError: Double, distance: Double
    ) {
      self.objective = objective
      self.point = point
      self.bpp = bpp
      self.squaredError = squaredError
      self.distance = distance
    }
  }

  public var codec: String
  public var image: String
  /// The reconstruction with the smaller squared error.
  public var a: Side
  /// The reconstruction with the smaller distance.
  public var b: Side
  /// Top left corner and size in pixels.
  public var x: Int
  public var y: Int
  public var width: Int
  public var height: Int
  /// The metric that disagrees with the squared error.
  public var metric: String

  /// ln(squared error of b / of a) · ln(distance of a / of b), above 0.
  public let marginProduct: Double

  public init(
    codec: String, image: String, a: Side, b: Side, x: Int, y: Int, width: Int, height: Int,
    metric: String, marginProduct: Double
  ) {
    self.codec = codec
    self.image = image
    self.a = a
    self.b = b
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.metric = metric
    self.marginProduct = marginProduct
  }

  public init(_ record: CSVRecord) throws {
    func side(_ letter: String) throws -> Side {
      Side(
        objective: record.text("objective_" + letter), point: record.text("point_" + letter),
        bpp: try record.number("bpp_" + letter),
        squaredError: try record.number("squared_error_" + letter),
        distance: try record.number("distance_" + letter))
    }
    self.init(
      codec: record.text("codec"), image: record.text("image"), a: try side("a"), b: try side("b"),
      x: try record.integer("x"), y: try record.integer("y"), width: try record.integer("width"),
      height: try record.integer("height"), metric: record.text("metric"),
      marginProduct: try record.number("margin_product"))
  }

  public var fields: [String] {
    let sides = [a, b].map { [$0.objective, $0.point, "\($0.bpp)"] }
    return [codec, image] + sides[0] + sides[1] + ["\(x)", "\(y)", "\(width)", "\(height)", metric]
      + [a.squaredError, b.squaredError, a.distance, b.distance, marginProduct].map { "\($0)" }
  }
}
