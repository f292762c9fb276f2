public import Weights

/// Lee, Cho, Beack: `lee2019`.
public enum ContextAdaptiveFamily: CodecFamily {
  public static let codecs = [CodecEntry(ContextAdaptive.name, 8, ContextAdaptive.self)]

  public static func codec(_ shapes: [String: [Int]]) -> String? {
    shapes[ContextAdaptive.hyperDeviations] == nil ? nil : ContextAdaptive.name
  }

  public static func isSetting(_ key: String) -> Bool {
    ContextAdaptiveSettings.keys.contains(key)
  }

  public static let modelNames: ModelNames? = ModelNames(
    example: "type0_quality5", words: "type0_quality1 to type1_quality9 (0 for MSE, 1 for MS-SSIM)"
  ) { ContextAdaptiveSettings.Model(name: $0) != nil }

  public static func settings(_ options: CheckpointOptions) -> [String: IntegerArray] {
    ContextAdaptiveSettings(model: .init(name: options.modelName)).integers
  }
}
