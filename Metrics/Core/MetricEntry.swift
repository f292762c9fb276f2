public import Results

/// A line of the registry: what is known of a metric before any weights are read.
public struct MetricEntry: Sendable {
  public let descriptor: MetricDescriptor
  /// The exact definition in prose, a few lines, with its source; `crossmetric metrics` prints it.
  public let definition: String
  /// Makes the metric, reading weights where it has some.
  public let make: @Sendable (MetricOptions) throws -> any Metric
  /// Whether it is computed only where it is named.
  public let onRequest: Bool

  public init(
    descriptor: MetricDescriptor, definition: String, onRequest: Bool = false,
    make: @escaping @Sendable (MetricOptions) throws -> any Metric
  ) {
    self.descriptor = descriptor
    self.definition = definition
    self.onRequest = onRequest
    self.make = make
  }
}
