/// A BD-rate by the rule of an `EvaluationProtocol`: a row of `protocol.csv`.
public struct ProtocolRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "protocol", title: "BD-rate by the protocol of a test",
    explanation: """
      Made where a study has all metrics of a protocol (metrics: jpeg-ai). BD-rate of each image, in each \
      metric's own unit; rows without an image hold the mean over the images, rows without a metric the mean of \
      the metrics, and the row without either is the number of the codec. nan where one of its parts is nan. \
      `crossmetric metrics jpeg-ai` prints the whole rule.
      """)
  public static let schema: Columns<ProtocolRow> = [
    .name("protocol", \.name, "Name of the protocol."),
    .compared(metric: "Id of the metric; empty for the mean of all of them."),
    .name("image", \.image, "Image; empty for the mean over all of them."),
    .images(\.images),
    .value(
      "points", \.points, "Points of each curve: one for each rate of the protocol that both have."),
    .percent("bd_rate_percent", \.bdRatePercent, "Negative: fewer bits than the anchor."),
    .interval(\.ci, unit: "%", "Lower end of the 95 % interval over images, of means only."),
    .note(\.note),
  ]

  public var name = ""
  public var compared = ComparisonKey()
  public var image = ""
  public var images = 0
  public var points = 0
  public var bdRatePercent = Double.nan
  public var ci = Bounds()
  public var note = Notes()

  /// Whether this is the number of the codec: the mean over images and metrics.
  public var isWhole: Bool { metric.isEmpty && image.isEmpty }

  public init() {}
}
