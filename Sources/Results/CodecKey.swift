/// A codec as optimised for one objective: what a curve belongs to.
public struct CodecKey: Sendable, Hashable, CustomStringConvertible {
  public let codec: String
  /// `mse`, `ms-ssim`, `ssim`, ...
  public let objective: String

  public init(codec: String, objective: String) {
    self.codec = codec
    self.objective = objective
  }

  public var description: String { objective.isEmpty ? codec : "\(codec) (\(objective))" }
}
