public import Imaging
public import Results

/// A full-reference image metric: one value that scores a reconstruction against an original.
///
/// The original's side is computed once (`reference(for:)`) and used for every reconstruction of
/// it. A metric is a value without mutable state, so one is shared by all workers.
public protocol Metric: Sendable {
  /// The original's side: pyramids, feature maps.
  associatedtype Reference: Sendable

  var descriptor: MetricDescriptor { get }
  /// Everything that changes the number.
  var definition: MetricDefinition { get }

  /// Whether a score costs no more than the digests under which a cache would keep it. Default: no.
  var isCheap: Bool { get }

  /// Bytes needed for an image pair of this size; planning only, so an estimate from above.
  func memory(width: Int, height: Int) -> MemoryNeed

  /// Computes the original's side.
  ///
  /// - Throws: `MetricError` if the metric does not apply to an image of this size.
  func reference(for original: Image) throws -> Reference

  /// Scores a reconstruction of the same size as the original.
  func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore
}

extension Metric {
  public var isCheap: Bool { false }
}

/// Bytes that a metric holds for one original, and in addition for each pair in flight.
public struct MemoryNeed: Sendable, Hashable {
  public let reference: Int
  public let working: Int

  public init(reference: Int, working: Int) {
    self.reference = reference
    self.working = working
  }
}

/// Scores reconstructions of one original, whose side has been computed.
public typealias Scorer = @Sendable (Image) throws -> MetricScore

extension Metric {
  /// Computes the original's side once and gives the function that scores against it.
  public func scorer(for original: Image) throws -> Scorer {
    let reference = try reference(for: original)
    return { try score($0, against: reference) }
  }
}
