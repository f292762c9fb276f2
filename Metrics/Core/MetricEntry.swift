public import Results

/// A line of the registry: what is known of a metric before any weights are read.
public struct MetricEntry: Sendable {
  public let descriptor: MetricDescriptor
  /// The exact definition in prose, a few lines, with its source; `crossmetric metrics` prints it.
  public let definition: String
  /// Makes the metric, reading weights where it has some.
  public let make: @Sendable (MetricOptions) throws -> any Metric
  /// The weights that it runs on; nil for a metric without any.
  public let weights: WeightsNeed?

  public init(
    descriptor: MetricDescriptor, definition: String,
    weights: WeightsNeed? = nil,
    make: @escaping @Sendable (MetricOptions) throws -> any Metric
  ) {
    self.descriptor = descriptor
    self.definition = definition
    self.weights = weights
    self.make = make
  }

  /// Whether it is computed only if a study or an option names it (see `MetricSet.usual`).
  public var onRequest: Bool { !MetricSet.usual.contains(descriptor.id) }
}

/// A metric's need of a trained network.
public struct WeightsNeed: Sendable {
  /// The trained network, as `crossmetric weights fetch` names it.
  public let network: String
  /// Digest of the seeded weights that it runs on where none are given; nil if it then does not run.
  public let seededDigest: String?

  public init(network: String, seededDigest: String? = nil) {
    self.network = network
    self.seededDigest = seededDigest
  }
}
