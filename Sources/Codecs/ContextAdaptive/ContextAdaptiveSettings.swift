internal import Foundation
internal import Tensors
package import Weights

/// Settings of the models of Lee et al. that are not published or do not follow from a checkpoint's
/// shapes. Kept beside the weights, so the model's digest covers it.
package struct ContextAdaptiveSettings: Sendable, Equatable {
  /// The authors' name of a model: the options --model_type and --quality_level of their program.
  package struct Model: Sendable, Equatable {
    package enum Measure: Int, Sendable { case mse, msssim }

    package let measure: Measure
    /// From 1, the lowest rate, to 9.
    package let quality: Int

    package init?(measure: Int, quality: Int) {
      guard let measure = Measure(rawValue: measure), (1...9).contains(quality) else { return nil }
      self.measure = measure
      self.quality = quality
    }

    /// From the start of a name, say `type0_quality5.safetensors`.
    package init?(name: String) {
      guard let match = name.prefixMatch(of: /type([01])_quality([1-9])(?![0-9])/),
        let measure = Int(match.1), let quality = Int(match.2)
      else { return nil }
      self.init(measure: measure, quality: quality)
    }

    var name: String { "type\(measure.rawValue)_quality\(quality)" }
  }

  /// nil where it is not known: then the authors' files are not handled.
  package let model: Model?
  /// Whether h_a takes |ŷ|, as in Ballé et al. 2018; nil where the weights do not say, which is ŷ.
  private let absoluteLatents: Bool?
  /// Whether levels are cut down to whole ones, not rounded.
  private let truncatesLevels: Bool

  package init(model: Model? = nil) {
    self.model = model
    absoluteLatents = nil
    truncatesLevels = false
  }

  private static let modelKey = "published_model"
  private static let absoluteKey = "h_a.absolute"
  private static let truncatedKey = "x_hat.truncated"
  /// Arrays that stand among the weights and are none.
  static let keys: Set = [absoluteKey, truncatedKey, WindowLayer.table]

  /// As they are kept among the whole numbers of a model.
  package var integers: [String: IntegerArray] {
    guard let model else { return [:] }
    return [
      Self.modelKey: IntegerArray(
        shape: [2], values: [Int32(model.measure.rawValue), Int32(model.quality)])
    ]
  }

  init(_ weights: CodecWeights) throws(CodecError) {
    if weights.archive.integers[Self.modelKey] != nil {
      let numbers = try weights.integers(Self.modelKey, [2])
      model = Model(measure: Int(numbers[0]), quality: Int(numbers[1]))
      guard model != nil else {
        throw .value(file: weights.path, key: Self.modelKey, codec: weights.archive.network)
      }
    } else {
      model = nil
    }
    absoluteLatents = try weights.flag(Self.absoluteKey)
    truncatesLevels = try weights.flag(Self.truncatedKey) ?? false
  }

  var hasAbsoluteLatents: Bool { absoluteLatents ?? false }

  var assumptions: [String] {
    absoluteLatents == nil
      ? ["the weights do not say whether h_a takes |ŷ| (h_a.absolute), so h_a takes ŷ"] : []
  }

  /// From -1 ... 1 to 0 ... 1.
  func picture(_ x_hat: consuming Tensor) -> Tensor {
    for index in x_hat.values.indices {
      let sample = (x_hat.values[index] + 1) / 2
      x_hat.values[index] =
        truncatesLevels ? (min(max(sample, 0), 1) * 255).rounded(.down) / 255 : sample
    }
    return x_hat
  }
}

extension CodecWeights {
  /// One number, 0 or 1; nil where there is none.
  fileprivate func flag(_ key: String) throws(CodecError) -> Bool? {
    guard has(key) else { return nil }
    let number = try floats(key, [1]).values[0]
    guard number == 0 || number == 1 else {
      throw .value(file: path, key: key, codec: archive.network)
    }
    return number == 1
  }
}
