public import Imaging
public import Results

/// Scores reconstructions of one original, whose side has been computed.
public typealias Scorer = @Sendable (Image) throws -> MetricScore

extension Metric {
  /// Computes the original's side once and gives the function that scores against it.
  public func scorer(for original: Image) throws -> Scorer {
    let reference = try reference(for: original)
    return { try score($0, against: reference) }
  }
}
