/// A row of `weights.csv`: the weights that a metric of a results folder runs on, whatever is installed
/// on the machine of the next step.
public struct WeightsRow: FolderRow, Hashable {
  public static let columns = ["metric", "digest", "weights"]
  public static let file = "weights.csv"

  public let metric: String
  public let digest: String
  /// Where they come from, as in `definitions.csv`.
  public let weights: String

  /// - Returns: nil for a definition without weights.
  public init?(_ definition: MetricDefinition) {
    guard let digest = definition.weightsDigest else { return nil }
    metric = definition.metric
    self.digest = digest
    weights = definition.weights
  }

  public init(_ record: CSVRecord) {
    metric = record.text("metric")
    digest = record.text("digest")
    weights = record.text("weights")
  }

  public var fields: [String] { [metric, digest, weights] }
}
