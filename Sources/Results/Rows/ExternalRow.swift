/// A row of `external.csv`: what the analysis knows of a metric that a program computed, for those
/// who read a results folder without its study file.
public struct ExternalRow: FolderRow, Hashable {
  public static let columns = ["metric", "unit", "orientation", "scale"]
  public static let file = "external.csv"

  public let descriptor: MetricDescriptor

  /// - Parameter descriptor: of a metric whose name is its id.
  public init(_ descriptor: MetricDescriptor) { self.descriptor = descriptor }

  public init(_ record: CSVRecord) throws {
    let id = record.text("metric")
    descriptor = MetricDescriptor(
      id: id, name: id, unit: record.text("unit"),
      orientation: try record.choice("orientation"), curveScale: try record.choice("scale"))
  }

  public var fields: [String] {
    [
      descriptor.id, descriptor.unit, descriptor.orientation.rawValue,
      descriptor.curveScale.rawValue,
    ]
  }
}
