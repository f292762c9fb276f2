package import Metrics
import Results

/// The names by which users choose metrics: one list for studies, `compare`, the C interface and
/// `crossmetric metrics`.
package enum MetricNames {
  /// Ids of the registry, those of programs, and named sets.
  package static let known =
    MetricRegistry.ids + ProgramMetrics.ids + MetricSet.all.map(\.name)

  /// The ids in texts with commas between them, sets written out; the usual ones where there are none.
  ///
  /// - Throws: `MetricError.unknown`.
  package static func ids(_ texts: [String]) throws(MetricError) -> [String] {
    let ids = MetricList.ids(texts)
    for id in ids { try check(id) }
    return ids.isEmpty ? MetricSet.usual : ids
  }

  /// - Throws: `MetricError.unknown` with all names.
  package static func check(_ id: String) throws(MetricError) {
    guard knows(id) else { throw .unknown(id: id, known: known) }
  }

  /// Whether a metric has this id, a frame left out or not.
  ///
  /// - Parameter own: ids that a study defines itself.
  package static func knows(_ id: String, own: [String] = []) -> Bool {
    own.contains(id) || ProgramMetrics.knows(id) || (try? MetricRegistry.entry(id)) != nil
  }
}
