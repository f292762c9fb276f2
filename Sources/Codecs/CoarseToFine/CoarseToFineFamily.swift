package import Weights

/// Hu, Yang, Ma, Liu: `hu2021`.
package enum CoarseToFineFamily: CodecFamily {
  package static let codecs = [CodecEntry(CoarseToFine.name, 7, CoarseToFine.self)]

  package static func codec(_ shapes: [String: [Int]]) -> String? {
    shapes["a_model.transform.1.weight"] == nil ? nil : CoarseToFine.name
  }

  package static func translated(_ name: String) -> TranslatedArray? {
    CoarseToFine.translated(name)
  }

  package static func isLeftOut(_ key: String) -> Bool { CoarseToFine.isLeftOut(key) }

  package static let modelNames: ModelNames? = ModelNames(
    example: "model0_qp3", words: "model0_qp1 to model1_qp8 (0 for PSNR, 1 for MS-SSIM)"
  ) { CoarseToFineSettings.Model(name: $0) != nil }

  static let absoluteDeviations = CheckpointSwitch(
    name: "absolute-deviations",
    help: "deviations are absolute values, as in Table 4 of the paper, instead of exponentials, as "
      + "in the published program.")

  package static let switches = [absoluteDeviations]

  package static func settings(_ options: CheckpointOptions) -> [String: IntegerArray] {
    CoarseToFineSettings(
      model: .init(name: options.modelName),
      hasAbsoluteDeviations: options.switches.contains(absoluteDeviations.name)
    ).integers
  }
}
