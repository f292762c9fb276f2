/// One score of one reconstruction: a row of `scores.csv`.
public struct ScoreRow: CSVRow, Hashable {
  public static let columns = [
    "codec", "objective", "point", "image", "width", "height", "bytes", "bpp", "metric", "score",
    "definition",
  ]

  public var codec: String
  public var objective: String
  public var point: String
  public var image: String
  public var width: Int
  public var height: Int
  /// Size of the bit stream, or nil where only the rate is known.
  public var bytes: Int?
  /// Rate in bits per pixel of the original.
  public var bpp: Double
  public var metric: String
  public var score: Double
  public var definition: String

  public init(
    codec: String, objective: String, point: String, image: String, width: Int, height: Int,
    bytes: Int?, bpp: Double, metric: String, score: Double, definition: String
  ) {
    self.codec = codec
    self.objective = objective
    self.point = point
    self.image = image
    self.width = width
    self.height = height
    self.bytes = bytes
    self.bpp = bpp
    self.metric = metric
    self.score = score
    self.definition = definition
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), objective: record.objective("objective"),
      point: record.text("point"), image: record.text("image"),
      width: try record.integer("width"), height: try record.integer("height"),
      bytes: try record.optionalInteger("bytes"), bpp: try record.number("bpp"),
      metric: record.text("metric"), score: try record.number("score"),
      definition: record.text("definition"))
  }

  public var fields: [String] {
    [
      codec, objective, point, image, "\(width)", "\(height)", bytes.map { "\($0)" } ?? "",
      "\(bpp)", metric, "\(score)", definition,
    ]
  }
}
