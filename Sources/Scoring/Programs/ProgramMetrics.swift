package import Metrics
package import Processes
import Results
package import Studies

/// Metrics that a well-known program computes and that need no entry `external`.
package enum ProgramMetrics {
  /// - Returns: whether an id is one of them, a frame left out or not.
  package static func knows(_ id: String) -> Bool { filter(id) != nil }

  package static let ids = FFmpegFilter.all.map(\.descriptor.id)

  /// - Returns: nil for another id.
  /// - Throws: `ExternalError`.
  package static func make(
    _ id: String, place: StudyPlace, children: RunningChildren
  ) throws -> (any Metric)? {
    guard let filter = filter(id) else { return nil }
    let metric = try FFmpegMetric(filter, place: place, children: children)
    return FramedID(id).map { metric.framed($0.pixels) } ?? metric
  }

  private static func filter(_ id: String) -> FFmpegFilter? {
    let base = FramedID(id)?.metric ?? id
    return FFmpegFilter.all.first { $0.descriptor.id == base }
  }
}
