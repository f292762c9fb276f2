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

/// A row that belongs to a codec and objective.
public protocol CodecRow {
  var codec: String { get }
  var objective: String { get }
}

extension CodecRow {
  public var key: CodecKey { CodecKey(codec: codec, objective: objective) }
}

extension ScoreRow: CodecRow {}
extension CurveRow: CodecRow {}
extension FailureRow: CodecRow {}
extension BDRateRow: CodecRow {
  public var anchorKey: CodecKey { CodecKey(codec: anchor, objective: anchorObjective) }
}
