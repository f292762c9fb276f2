/// Multi-scale progressive models: `msp-*`. Names and shapes are those that MPEG VCM-RS saves.
package enum ProgressiveFamily: CodecFamily {
  package static let codecs = [
    CodecEntry("msp-baseline", 20, MultiScaleProgressive<BaselineProfile>.self),
    CodecEntry("msp-normal", 21, MultiScaleProgressive<NormalProfile>.self),
    CodecEntry("msp-extra", 22, MultiScaleProgressive<ExtraProfile>.self),
  ]

  static let firstLayer = "entropy_model.prob_decoder.maskedcnn.conv1.conv.weight"

  /// The profile, by the channels N of the latent and F of the probability network: the baseline's mask
  /// has one channel; extra has F = N = 128, normal F = 64. Nil where it is another network.
  package static func codec(_ shapes: [String: [Int]]) -> String? {
    guard let first = shapes[firstLayer], first.count == 4,
      let N = shapes["encoder.network.4.weight"]?.first
    else { return nil }
    let F = first[0]
    if first[1] == N + 1 + F { return "msp-baseline" }
    return F >= N ? "msp-extra" : "msp-normal"
  }

  /// Names of entropy models as CompressAI has them.
  package static func current(_ name: String) -> String {
    for (old, new) in [
      ("entropy_model.last_em.", "entropy_bottleneck."),
      ("entropy_model.prob_decoder.em.", "gaussian_conditional."),
    ] where name.hasPrefix(old) {
      return new + name.dropFirst(old.count)
    }
    return name
  }
}
