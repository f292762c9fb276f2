package import Metrics
package import Processes
import Results
package import Studies

/// Metrics that a well-known program computes and that need no entry `external`.
package enum ProgramMetrics {
  /// - Returns: whether an id is one of them, a frame left out or not.
  package static func knows(_ id: String) -> Bool { base(id) == VMAFMetric.id }

  package static let ids = [VMAFMetric.id]

  /// - Returns: nil for another id.
  /// - Throws: `ExternalError`.
  package static func make(
    _ id: String, place: StudyPlace, children: RunningChildren
  ) throws -> (any Metric)? {
    guard knows(id) else { return nil }
    let metric = try VMAFMetric(place: place, children: children)
    return FramedID(id).map { metric.framed($0.pixels) } ?? metric
  }

  private static func base(_ id: String) -> String { FramedID(id)?.metric ?? id }
}
