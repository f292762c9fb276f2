/// Everything that changes a metric's number, as text and as a short fingerprint of that text.
public struct MetricDefinition: Sendable, Hashable {
  public let metric: String
  /// First 12 hexadecimal digits of the SHA-256 of `text`.
  public let fingerprint: String
  /// Canonical text: id, revision, constants, colour and depth rules, weights digest.
  public let text: String
  /// Where the weights come from ("seeded VGG-16 (no training), seed 0"), empty without weights.
  public let weights: String

  public init(metric: String, fingerprint: String, text: String, weights: String = "") {
    self.metric = metric
    self.fingerprint = fingerprint
    self.text = text
    self.weights = weights
  }

  /// The digest of the weights, as the text tells it; nil without weights.
  public var weightsDigest: String? {
    // MS-SSIM's scales have weights too, which are no digest.
    text.firstMatch(of: /; weights ([0-9a-f]{64})(?:;|$)/).map { String($0.1) }
  }

  /// Whether its weights were drawn and never trained: numbers of them are no published ones.
  public var isUntrained: Bool { WeightsOrigin(weights).isSeeded }
}

/// A row of `definitions.csv`: what a fingerprint stands for.
extension MetricDefinition: CSVRow {
  public static let columns = ["metric", "definition", "text", "weights"]

  public init(_ record: CSVRecord) throws {
    self.init(
      metric: record.text("metric"), fingerprint: record.text("definition"),
      text: record.text("text"), weights: record.text("weights"))
  }

  public var fields: [String] { [metric, fingerprint, text, weights] }
}
