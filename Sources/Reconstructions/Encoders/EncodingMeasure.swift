public import Imaging

/// A metric that targets may be given in.
public struct EncodingMeasure: Sendable {
  /// Stands for everything that changes its numbers.
  public let definition: String
  /// Whether a higher value is better.
  public let risesWithQuality: Bool
  /// Gives the function that scores reconstructions of an original.
  public let scorer: @Sendable (_ original: Image) throws -> @Sendable (Image) throws -> Double

  public init(
    definition: String, risesWithQuality: Bool,
    scorer: @escaping @Sendable (_ original: Image) throws -> @Sendable (Image) throws -> Double
  ) {
    self.definition = definition
    self.risesWithQuality = risesWithQuality
    self.scorer = scorer
  }
}
