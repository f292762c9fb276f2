/// One thing that could not be found or scored: a row of `failures.csv`.
public struct FailureRow: CSVRow, Hashable {
  public static let schema: Columns<FailureRow> = [
    .key(\.key),
    .point(\.point),
    .image(\.image),
    .metric(\.metric, "Id of the metric; empty if the fault concerns every metric."),
    .name("file", \.file, "File that the fault is about."),
    .text("message", \.message, "One sentence: what is wrong and what to do."),
  ]

  public var key = CodecKey.none
  public var point = ""
  public var image = ""
  public var metric = ""
  public var file = ""
  public var message = ""

  /// Text that failures of one cause share, if the sentence says more than that; not in the table.
  public var cause: String?

  public init() {}

  public init(
    _ key: CodecKey? = nil, point: String = "", image: String = "", metric: String = "",
    file: String, message: String
  ) {
    self.key = key ?? .none
    self.point = point
    self.image = image
    self.metric = metric
    self.file = file
    self.message = message
  }
}
