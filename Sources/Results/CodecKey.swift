import Foundation

/// A codec as optimised for one objective: what a curve belongs to.
public struct CodecKey: Sendable, Hashable, CustomStringConvertible {
  public internal(set) var codec: String
  /// `mse`, `ms-ssim`, `ssim`, ... (`Objective.canonical`)
  public internal(set) var objective: String

  public init(codec: String, objective: String) {
    self.codec = codec
    self.objective = objective
  }

  /// Of a row that has not been read yet.
  static let none = CodecKey(codec: "", objective: "")

  /// The objective that no codec of a user may have.
  public static let controlObjective = "control"

  /// Key of a reference distortion: a distortion of the originals that gives figures a scale. It
  /// has no rate.
  public static func control(_ name: String) -> CodecKey {
    CodecKey(codec: name, objective: controlObjective)
  }

  public var isControl: Bool { objective == Self.controlObjective }

  /// Reads what `description` writes: "ours (mse)"; of a text without brackets the objective is empty.
  public init(parsing text: String) {
    guard text.hasSuffix(")"), let open = text.range(of: " (", options: .backwards) else {
      self.init(codec: text, objective: "")
      return
    }
    self.init(
      codec: String(text[..<open.lowerBound]),
      objective: Objective.canonical(String(text[open.upperBound...].dropLast())))
  }

  public var description: String { objective.isEmpty ? codec : "\(codec) (\(objective))" }
}

/// A row that belongs to a codec and objective.
public protocol CodecRow {
  var key: CodecKey { get }
}

extension CodecRow {
  public var codec: String { key.codec }
  public var objective: String { key.objective }
}

extension AuditRow: CodecRow {}
extension CurveRow: CodecRow {}
extension EncodingRow: CodecRow {}
extension ExchangeRow: CodecRow {}
extension FailureRow: CodecRow {}
extension IsolineRow: CodecRow {}
extension LintRow: CodecRow {}
extension ProgramRow: CodecRow {}
extension ScoreRow: CodecRow {}
extension TimesRow: CodecRow {}
extension SignRow: CodecRow {}
