public import Metrics
public import Results

/// Why a study has no crops in which two metrics disagree.
public enum CropsObstacle: Sendable, Hashable, CustomStringConvertible {
  /// The metrics of the study that have local maps are too few, or the squared error is not among them.
  case metrics([String])
  /// No codec has images with two objectives.
  case oneObjective
  /// Two objectives of a codec have no reconstructions of nearly the same rate.
  case rates

  /// - Returns: nil where pairs of reconstructions can be compared.
  public init?(_ scores: [ScoreRow], metrics: [any Metric]) {
    if InversionSearch(metrics) == nil {
      self = .metrics(metrics.filter { $0 is any LocallyResolved }.map(\.descriptor.id))
    } else if !MatchedPair.hasObjectives(scores) {
      self = .oneObjective
    } else if MatchedPair.matched(scores).isEmpty {
      self = .rates
    } else {
      return nil
    }
  }

  public var description: String {
    switch self {
    case .metrics(let ids):
      "crops need \(Self.fidelity) and one other metric with local maps; of this study's metrics "
        + (ids.isEmpty ? "none has them" : "only \(ids.joined(separator: ", ")) has them")
    case .oneObjective:
      "crops compare two objectives of one codec on an image, and no codec here has two"
    case .rates:
      "crops compare reconstructions whose rates differ by at most "
        + "\(Int((100 * (MatchedPair.rateFactor - 1)).rounded())) %, and no image has two objectives of a "
        + "codec so near to each other"
    }
  }

  private static let fidelity =
    MetricRegistry.catalogue.descriptors.first { $0.objective == "mse" }?.id ?? "mse"
}
