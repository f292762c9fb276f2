public import Controls
import Digests
public import Results

extension MetricDefinition {
  /// The definition of a metric's scores of one kind of reference distortion: what changes the
  /// metric or the reference distortion's images changes the fingerprint.
  public func scoring(_ kind: ControlKind) -> MetricDefinition {
    let text = "\(text); of \(kind.definition)"
    return MetricDefinition(
      metric: metric, fingerprint: String(SHA256.hex(of: text).prefix(12)), text: text,
      weights: weights)
  }
}
