/// A row of `weights.csv`: the weights that a metric of a results folder runs on, whatever is installed
/// on the machine of the next step.
public struct WeightsRow: FolderRow, Hashable {
  public static let file = "weights.csv"
  public static let schema: Columns<WeightsRow> = [
    .metric(\.metric, "Id of the metric."),
    .name("digest", \.digest, "SHA-256 of the weights."),
    .text("weights", \.weights, "Where they come from, as in definitions.csv."),
  ]

  public internal(set) var metric = ""
  public internal(set) var digest = ""
  public internal(set) var weights = ""

  public init() {}

  /// - Returns: nil for a definition without weights.
  public init?(_ definition: MetricDefinition) {
    guard let digest = definition.weightsDigest else { return nil }
    metric = definition.metric
    self.digest = digest
    weights = definition.weights
  }
}
