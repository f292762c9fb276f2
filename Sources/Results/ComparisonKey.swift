/// What a row compares: a codec with its anchor, in one metric.
public struct ComparisonKey: Sendable, Hashable {
  public var anchor = CodecKey.none
  public var codec = CodecKey.none
  /// Id of the metric.
  public var metric = ""

  public init() {}

  public init(anchor: CodecKey, codec: CodecKey, metric: String) {
    self.anchor = anchor
    self.codec = codec
    self.metric = metric
  }
}

/// A row that compares a codec with another.
public protocol ComparedRow: CodecRow {
  var compared: ComparisonKey { get set }
}

extension ComparedRow {
  public var anchorKey: CodecKey {
    get { compared.anchor }
    set { compared.anchor = newValue }
  }
  public var key: CodecKey {
    get { compared.codec }
    set { compared.codec = newValue }
  }
  public var metric: String {
    get { compared.metric }
    set { compared.metric = newValue }
  }
  public var anchor: String { anchorKey.codec }
  public var anchorObjective: String { anchorKey.objective }
}

extension AuditedBDRow: ComparedRow {}
extension BDRateRow: ComparedRow {}
extension DeltaRow: ComparedRow {}
extension InfluenceRow: ComparedRow {}
extension MatrixRow: ComparedRow {}
extension ProtocolRow: ComparedRow {}
extension ResolutionRow: ComparedRow {}
extension SensitivityRow: ComparedRow {}

extension Columns where Row: ComparedRow {
  static var compared: Columns {
    compared(metric: "Id of the metric; a part of it as ID/PART.")
  }

  /// A codec, what it is compared with, and in which metric.
  static func compared(metric meaning: String) -> Columns {
    [
      .name("anchor", \.compared.anchor.codec, "Codec that it is compared with."),
      .objective(
        "anchor_objective", \.compared.anchor.objective,
        "The metric that this codec was optimised for."),
      .key(\.compared.codec),
      .metric(\.compared.metric, meaning),
    ]
  }
}
