public import Imaging

/// A distortion of a known kind and strength, made from an original in memory.
///
/// Reference distortions give a reader a scale: how far a metric moves under blur, noise, blocking
/// or a shift that are easy to imagine. They have no rate.
public struct Control: Sendable, Hashable {
  public let kind: ControlKind
  public let strength: Double

  public init(kind: ControlKind, strength: Double) {
    self.kind = kind
    self.strength = strength
  }

  /// The strength as it stands in tables, such as `0.5` or `2`.
  public var point: String { ControlKind.text(strength) }

  /// The distorted image, of the original's size and depth.
  ///
  /// - Parameter name: the image's name, which seeds random draws.
  public func picture(of original: Image, named name: String) -> Image {
    kind.distort(original, strength, name)
  }

  /// All reference distortions, kind by kind, by rising strength.
  public static let all = ControlKind.all.flatMap { kind in
    kind.strengths.map { Control(kind: kind, strength: $0) }
  }

  /// Memory for making one, in bytes a pixel: planes in Double and the new samples.
  public static let bytesPerPixel = 56
}

/// One kind of reference distortion and the strengths in which it is made.
public struct ControlKind: Sendable {
  /// Stands in the column `codec` of tables; users' codecs cannot have the objective beside it.
  public let name: String
  /// By rising strength.
  public let strengths: [Double]
  /// Canonical text: whatever changes an image changes it, and with it the scores' fingerprints.
  public let definition: String
  let distort: @Sendable (Image, Double, String) -> Image

  /// - Parameters:
  ///   - revision: raised whenever the code changes an image for the same facts.
  ///   - unit: what the strengths are, said before them.
  init(
    name: String, revision: Int, unit: String, strengths: [Double], facts: String,
    distort: @escaping @Sendable (_ original: Image, _ strength: Double, _ name: String) -> Image
  ) {
    self.name = name
    self.strengths = strengths
    definition =
      "\(name); revision \(revision); \(unit) "
      + strengths.map(Self.text).joined(separator: " ") + "; " + facts
    self.distort = distort
  }

  public static let all: [ControlKind] = [.blur, .noise, .blocking, .shift]

  static func text(_ strength: Double) -> String {
    strength == strength.rounded() ? "\(Int(strength))" : "\(strength)"
  }
}

extension ControlKind: Hashable {
  public static func == (a: ControlKind, b: ControlKind) -> Bool { a.definition == b.definition }
  public func hash(into hasher: inout Hasher) { hasher.combine(definition) }
}
