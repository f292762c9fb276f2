/// Everything that changes a metric's number, as text and as a short fingerprint of that text.
public struct MetricDefinition: Sendable, Hashable {
  public internal(set) var metric = ""
  /// First 12 hexadecimal digits of the SHA-256 of `text`.
  public internal(set) var fingerprint = ""
  /// Canonical text: id, revision, constants, colour and depth rules, weights digest.
  public internal(set) var text = ""
  /// Where the weights come from ("seeded VGG-16 (no training), seed 0"), empty without weights.
  public internal(set) var weights = ""

  /// A row that has not been read yet.
  public init() {}

  public init(metric: String, fingerprint: String, text: String, weights: String = "") {
    self.metric = metric
    self.fingerprint = fingerprint
    self.text = text
    self.weights = weights
  }

  /// The digest of the weights, as the text states it; nil without weights.
  public var weightsDigest: String? {
    // MS-SSIM's scales have weights too, which are no digest.
    text.firstMatch(of: /; weights ([0-9a-f]{64})(?:;|$)/).map { String($0.1) }
  }

  /// Whether its weights were drawn and never trained: numbers of them are no published ones.
  public var isUntrained: Bool { WeightsOrigin(weights).isSeeded }
}

/// A row of `definitions.csv`: what a fingerprint stands for.
extension MetricDefinition: CSVRow {
  public static let schema: Columns<MetricDefinition> = [
    .metric(\.metric, "Id of the metric."),
    .name("definition", \.fingerprint, "Fingerprint: the start of the SHA-256 of the text."),
    .text("text", \.text, "Everything that changes the metric's number."),
    .text("weights", \.weights, "Where its weights come from; empty without weights."),
  ]
}
