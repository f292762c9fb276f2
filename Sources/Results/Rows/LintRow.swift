/// One thing that a reader of curves must know: a row of `lint.csv`.
public struct LintRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "lint", title: "Findings in the curves",
    explanation: "What looks wrong or must be known of imported and scored curves before their "
      + "numbers are used. Nothing was repaired; what was read in another sense than its name says "
      + "is told here.")
  public static let columns = [
    "file", "codec", "objective", "metric", "point", "finding", "message",
  ]

  /// The imported file, or `scores.csv`.
  public var file: String
  public var codec: String
  public var objective: String
  /// Empty where the finding concerns every metric.
  public var metric: String
  /// Empty where the finding concerns the whole curve.
  public var point: String
  /// Stable id of the kind of finding, such as `descending-rate`.
  public var finding: String
  /// One sentence.
  public var message: String

  public init(
    file: String, codec: String, objective: String, metric: String = "", point: String = "",
    finding: String, message: String
  ) {
    self.file = file
    self.codec = codec
    self.objective = objective
    self.metric = metric
    self.point = point
    self.finding = finding
    self.message = message
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      file: record.text("file"), codec: record.text("codec"),
      objective: record.objective("objective"),
      metric: record.text("metric"), point: record.text("point"),
      finding: record.text("finding"), message: record.text("message"))
  }

  public var fields: [String] { [file, codec, objective, metric, point, finding, message] }
}
