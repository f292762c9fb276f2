/// A row of `external.csv`: what the analysis knows of a metric that a program computed, for those
/// who read a results folder without its study file.
public struct ExternalRow: FolderRow, Hashable {
  public static let file = "external.csv"
  public static let schema: Columns<ExternalRow> = [
    .metric(\.metric, "Name of the metric in the study, which is its id."),
    .name("unit", \.unit, "Unit of its scores; empty for none."),
    .value("orientation", \.orientation, "Which way is better: higher, lower or neither."),
    .value("scale", \.scale, "How its means enter curves: linear, decibels or log."),
  ]

  var metric = ""
  var unit = ""
  var orientation = MetricDescriptor.Orientation.neither
  var scale = MetricDescriptor.CurveScale.identity

  public init() {}

  /// - Parameter descriptor: of a metric whose name is its id.
  public init(_ descriptor: MetricDescriptor) {
    metric = descriptor.id
    unit = descriptor.unit
    orientation = descriptor.orientation
    scale = descriptor.curveScale
  }

  public var descriptor: MetricDescriptor {
    MetricDescriptor(
      id: metric, name: metric, unit: unit, orientation: orientation, curveScale: scale)
  }
}
