import Digests
import Imaging
public import Results

extension MetricDefinition {
  /// Builds the canonical text of a definition and its fingerprint.
  ///
  /// The text is `id; revision N; fact; fact; ...; alpha RULE; depth RULE[; weights DIGEST]`, so
  /// anybody can check a fingerprint: it is the start of the SHA-256 of the printed text.
  ///
  /// - Parameters:
  ///   - revision: raised whenever the code changes the number for the same facts.
  ///   - facts: constants, window, colour, layers: short phrases in a fixed order.
  ///   - weights: digest of the weights and a line on where they come from.
  public static func of(
    _ descriptor: MetricDescriptor, revision: Int, facts: [String], options: MetricOptions,
    weights: (digest: String, source: String)? = nil
  ) -> MetricDefinition {
    var phrases = [descriptor.id, "revision \(revision)"] + facts
    phrases.append("alpha \(options.alpha.rawValue)")
    phrases.append("depth \(options.depth.rawValue)")
    if let weights { phrases.append("weights \(weights.digest)") }
    let text = phrases.joined(separator: "; ")
    return MetricDefinition(
      metric: descriptor.id, fingerprint: fingerprint(of: text), text: text,
      weights: weights?.source ?? "")
  }

  /// The first 12 digits of the SHA-256 of a definition's text.
  package static func fingerprint(of text: String) -> String {
    String(SHA256.hex(of: text).prefix(12))
  }
}
