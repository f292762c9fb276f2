/// A codec as optimised for one objective: what a curve belongs to.
public struct CodecKey: Sendable, Hashable, CustomStringConvertible {
  public let codec: String
  /// `mse`, `ms-ssim`, `ssim`, ... (`Objective.canonical`)
  public let objective: String

  public init(codec: String, objective: String) {
    self.codec = codec
    self.objective = objective
  }

  /// The objective that no codec of a user may have.
  public static let controlObjective = "control"

  /// Key of a control: a distortion of the originals that gives figures a scale. It has no rate.
  public static func control(_ name: String) -> CodecKey {
    CodecKey(codec: name, objective: controlObjective)
  }

  public var isControl: Bool { objective == Self.controlObjective }

  public var description: String { objective.isEmpty ? codec : "\(codec) (\(objective))" }
}
