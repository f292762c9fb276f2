public import Metrics
public import Results

/// Why a study has no crops in which two metrics disagree.
public enum CropsObstacle: Sendable, Hashable, CustomStringConvertible {
  /// The metric of the squared error, by its id, is not in the study.
  case noSquaredError(String)
  /// No other metric of the study has local maps.
  case noOtherMetric(squaredError: String)
  /// No codec has images with two objectives.
  case oneObjective
  /// Two objectives of a codec have no reconstructions of nearly the same rate.
  case rates

  /// - Returns: nil where pairs of reconstructions can be compared.
  public init?(_ scores: [ScoreRow], metrics: [any Metric]) {
    if !MatchedPair.hasObjectives(scores) {
      self = .oneObjective
    } else if !metrics.contains(where: { $0.descriptor.objective == Self.squaredErrors }) {
      let known = MetricRegistry.catalogue.descriptors.first { $0.objective == Self.squaredErrors }
      self = .noSquaredError(known?.id ?? Self.squaredErrors)
    } else if InversionSearch(metrics) == nil {
      self = .noOtherMetric(
        squaredError: metrics.first { $0.descriptor.objective == Self.squaredErrors }?.descriptor.id
          ?? "")
    } else if MatchedPair.matched(scores).isEmpty {
      self = .rates
    } else {
      return nil
    }
  }

  public var description: String {
    switch self {
    case .noSquaredError(let id):
      "crops need \(id), which is not among the metrics of the study"
    case .noOtherMetric(let id):
      "crops need a metric with local maps beside \(id), such as ms-ssim or vgg16; the study has none"
    case .oneObjective:
      "crops compare two objectives of one codec on an image, and no codec here has two"
    case .rates:
      "crops compare reconstructions whose rates differ by at most "
        + "\(Int((100 * (MatchedPair.rateFactor - 1)).rounded())) %, and no image has two objectives of a "
        + "codec so near to each other"
    }
  }

  /// The objective of the squared error.
  private static let squaredErrors = "mse"
}
