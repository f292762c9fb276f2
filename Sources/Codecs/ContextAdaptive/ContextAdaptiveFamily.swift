package import Weights

/// Lee, Cho, Beack: `lee2019`.
package enum ContextAdaptiveFamily: CodecFamily {
  package static let codecs = [CodecEntry(ContextAdaptive.name, 8, ContextAdaptive.self)]

  package static func codec(_ shapes: [String: [Int]]) -> String? {
    shapes[ContextAdaptive.hyperDeviations] == nil ? nil : ContextAdaptive.name
  }

  package static func isSetting(_ key: String) -> Bool {
    ContextAdaptiveSettings.keys.contains(key)
  }

  package static let modelNames: ModelNames? = ModelNames(
    example: "type0_quality5", words: "type0_quality1 to type1_quality9 (0 for MSE, 1 for MS-SSIM)"
  ) { ContextAdaptiveSettings.Model(name: $0) != nil }

  package static func settings(_ options: CheckpointOptions) -> [String: IntegerArray] {
    ContextAdaptiveSettings(model: .init(name: options.modelName)).integers
  }
}
