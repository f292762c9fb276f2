public import Metrics
import Results

/// One of the maps that a metric gives: of its main score, or of one of its parts.
public struct HeatMapKind: Sendable, Hashable {
  /// Id of the metric.
  public let metric: String
  /// `METRIC` or `METRIC/PART`.
  public let name: String
  /// The definition of a cell's number.
  public let title: String

  /// The maps of a metric, in the order of `LocalMap.cellLosses`: its score's, then its parts'.
  public static func kinds(of metric: any LocallyResolved) -> [HeatMapKind] {
    let id = metric.descriptor.id
    return [HeatMapKind(metric: id, name: id, title: metric.lossName)]
      + metric.descriptor.parts.map {
        HeatMapKind(metric: id, name: "\(id)/\($0)", title: "\(metric.lossName), \($0)")
      }
  }
}
