/// One point of a mean curve: a row of `curves.csv`.
public struct CurveRow: CSVRow, Hashable {
  public static let columns = [
    "codec", "objective", "point", "images", "bpp", "metric", "mean", "standard_error",
  ]

  public var codec: String
  public var objective: String
  /// The operating point; for an imported curve its 1-based place in the file.
  public var point: String
  /// Number of images in the mean, or nil where an imported curve does not tell.
  public var images: Int?
  /// Mean rate of the set in bits per pixel.
  public var bpp: Double
  public var metric: String
  /// Mean raw score of the set.
  public var mean: Double
  /// Standard deviation (n - 1) over sqrt n; nil for imported points and single images.
  public var standardError: Double?

  public init(
    codec: String, objective: String, point: String, images: Int?, bpp: Double, metric: String,
    mean: Double, standardError: Double?
  ) {
    self.codec = codec
    self.objective = objective
    self.point = point
    self.images = images
    self.bpp = bpp
    self.metric = metric
    self.mean = mean
    self.standardError = standardError
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), objective: record.objective("objective"),
      point: record.text("point"), images: try record.optionalInteger("images"),
      bpp: try record.number("bpp"), metric: record.text("metric"),
      mean: try record.number("mean"), standardError: try record.optionalNumber("standard_error"))
  }

  public var fields: [String] {
    [
      codec, objective, point, images.map { "\($0)" } ?? "", "\(bpp)", metric, "\(mean)",
      standardError.map { "\($0)" } ?? "",
    ]
  }
}
