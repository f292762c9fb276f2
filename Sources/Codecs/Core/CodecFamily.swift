package import Tensors
package import Weights

/// Codecs of one paper, or of papers that share networks: their entries, and how their checkpoints look.
///
/// The importer and the command line ask every family of the registry and name none.
package protocol CodecFamily: SendableMetatype {
  static var codecs: [CodecEntry] { get }

  /// The codec that arrays belong to, by their newest names and their shapes; nil for those of other
  /// families.
  static func codec(_ shapes: [String: [Int]]) -> String?

  /// The name of an array as the newest version of its program has it.
  static func current(_ name: String) -> String

  /// The array that an array of another framework is here; nil for a name that is none of its own.
  static func translated(_ name: String) -> TranslatedArray?

  /// Whether decoding needs nothing of an array.
  static func isLeftOut(_ key: String) -> Bool

  /// Whether an array holds a setting, which training does not learn.
  static func isSetting(_ key: String) -> Bool

  /// The names that authors give their models, for models that do not say of themselves which they are.
  static var modelNames: ModelNames? { get }

  /// Switches of an import.
  static var switches: [CheckpointSwitch] { get }

  /// Tensors that an import adds to the whole numbers of a model, so that the model's digest covers them.
  static func settings(_ options: CheckpointOptions) -> [String: IntegerArray]
}

extension CodecFamily {
  package static func current(_ name: String) -> String { name }
  package static func translated(_ name: String) -> TranslatedArray? { nil }
  package static func isLeftOut(_ key: String) -> Bool { false }
  package static func isSetting(_ key: String) -> Bool { false }
  package static var modelNames: ModelNames? { nil }
  package static var switches: [CheckpointSwitch] { [] }
  package static func settings(_ options: CheckpointOptions) -> [String: IntegerArray] { [:] }

  /// Its codecs in words: "hu2021".
  package static var words: String { codecs.map(\.name).joined(separator: ", ") }
}

/// An array of another framework by its name here, and how it is turned.
package struct TranslatedArray: Sendable, Equatable {
  package enum Layout: Sendable, Equatable {
    /// [height, width, input, output] of a convolution, [height, width, output, input] of a transposed
    /// one: turned to [output, input, ...] and [input, output, ...].
    case kernel
    /// [input, output], turned round.
    case matrix
    case vector
    /// One number a channel, as a map of one pixel.
    case channels

    var rank: Int {
      switch self {
      case .kernel: 4
      case .matrix: 2
      case .vector, .channels: 1
      }
    }
  }

  package let key: String
  package let layout: Layout

  package init(_ key: String, _ layout: Layout) {
    self.key = key
    self.layout = layout
  }

  /// - Returns: nil for an array of another rank.
  package func applied(to tensor: Tensor) -> Tensor? {
    guard tensor.shape.count == layout.rank else { return nil }
    return switch layout {
    case .kernel: tensor.transposed([3, 2, 0, 1])
    case .matrix: tensor.transposed([1, 0])
    case .vector: tensor
    case .channels: Tensor(shape: [1, tensor.shape[0], 1, 1], values: tensor.values)
    }
  }
}

/// The form of authors' names of models.
package struct ModelNames: Sendable {
  /// Such as "model0_qp3".
  package let example: String
  /// All of them, in words.
  package let words: String
  /// Whether a text begins with one.
  package let matches: @Sendable (String) -> Bool
}

/// A switch of an import that only some families have.
package struct CheckpointSwitch: Sendable, Hashable {
  /// As the command line writes it, without the dashes.
  package let name: String
  /// Its effect, in words that follow "For CODEC:".
  package let help: String
}
