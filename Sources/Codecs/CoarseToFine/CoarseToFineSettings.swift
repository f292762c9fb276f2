package import Weights

/// Settings that the weights of Hu et al. do not contain: which of their models it is, and the rule
/// of the deviations. Kept beside the weights, so the model's digest covers it.
package struct CoarseToFineSettings: Sendable, Equatable {
  /// The number of a model in the authors' list, `modelTYPE_qpNUMBER`.
  package struct Model: Sendable, Equatable {
    package enum Measure: Int, Sendable { case psnr, msssim }

    /// Trained for: 0 PSNR, 1 MS-SSIM.
    package let measure: Measure
    /// From 1, the lowest rate, to 8.
    package let qp: Int

    package init?(measure: Int, qp: Int) {
      guard let measure = Measure(rawValue: measure), (1...8).contains(qp) else { return nil }
      self.measure = measure
      self.qp = qp
    }

    /// From the start of a name, say `model0_qp3.pk`.
    package init?(name: String) {
      guard let match = name.prefixMatch(of: /model([01])_qp([1-8])(?![0-9])/),
        let measure = Int(match.1), let qp = Int(match.2)
      else { return nil }
      self.init(measure: measure, qp: qp)
    }

    var name: String { "model\(measure.rawValue)_qp\(qp)" }

    /// Their program smooths the seams of its models of the two lowest rates.
    var smoothsSeams: Bool { qp < 3 }
  }

  /// nil where it is not known: then seams stay as they are, and the authors' files are not
  /// handled.
  package let model: Model?
  /// Whether deviations are absolute values, as Table 4 of the paper has them, instead of
  /// exponentials, as the published program has them.
  package let hasAbsoluteDeviations: Bool

  package init(model: Model? = nil, hasAbsoluteDeviations: Bool = false) {
    self.model = model
    self.hasAbsoluteDeviations = hasAbsoluteDeviations
  }

  private static let modelKey = "published_model"
  private static let absoluteKey = "absolute_deviations"

  /// As they are kept among the whole numbers of a model.
  package var integers: [String: IntegerArray] {
    var result: [String: IntegerArray] = [:]
    if let model {
      result[Self.modelKey] = IntegerArray(
        shape: [2], values: [Int32(model.measure.rawValue), Int32(model.qp)])
    }
    if hasAbsoluteDeviations {
      result[Self.absoluteKey] = IntegerArray(shape: [1], values: [1])
    }
    return result
  }

  init(_ weights: CodecWeights) throws(CodecError) {
    var model: Model?
    if weights.archive.integers[Self.modelKey] != nil {
      let numbers = try weights.integers(Self.modelKey, [2])
      model = Model(measure: Int(numbers[0]), qp: Int(numbers[1]))
      guard model != nil else {
        throw .value(file: weights.path, key: Self.modelKey, codec: weights.archive.network)
      }
    }
    var isAbsolute = false
    if weights.archive.integers[Self.absoluteKey] != nil {
      isAbsolute = try weights.integers(Self.absoluteKey, [1])[0] != 0
    }
    self.init(model: model, hasAbsoluteDeviations: isAbsolute)
  }
}
