public import Imaging

/// What a user may choose for all metrics of a run; it enters every definition.
public struct MetricOptions: Sendable {
  public var alpha: AlphaRule
  public var depth: DepthRule
  /// Weight files by metric id; a metric without an entry uses its documented default.
  public var weights: [String: String]

  public init(
    alpha: AlphaRule = .refuse, depth: DepthRule = .equal, weights: [String: String] = [:]
  ) {
    self.alpha = alpha
    self.depth = depth
    self.weights = weights
  }
}
