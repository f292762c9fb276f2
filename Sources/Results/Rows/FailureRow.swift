/// One thing that could not be found or scored: a row of `failures.csv`.
public struct FailureRow: CSVRow, Hashable {
  public static let columns = [
    "codec", "objective", "point", "image", "metric", "file", "message",
  ]

  public var codec: String
  public var objective: String
  public var point: String
  public var image: String
  /// Empty where the fault concerns every metric.
  public var metric: String
  public var file: String
  /// One sentence: what is wrong and what to do.
  public var message: String

  public init(
    codec: String = "", objective: String = "", point: String = "", image: String = "",
    metric: String = "", file: String, message: String
  ) {
    self.codec = codec
    self.objective = objective
    self.point = point
    self.image = image
    self.metric = metric
    self.file = file
    self.message = message
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), objective: record.objective("objective"),
      point: record.text("point"), image: record.text("image"), metric: record.text("metric"),
      file: record.text("file"), message: record.text("message"))
  }

  public var fields: [String] { [codec, objective, point, image, metric, file, message] }
}
