import Foundation
public import Results

extension QualityScale {
  public func quality(ofMean mean: Double, _ metric: MetricDescriptor) -> Double {
    if enters(metric) { return metric.curveValue(ofMean: mean) }
    return metric.orientation == .higherIsBetter ? mean : -mean
  }

  /// The reported form of a mean difference of qualities: the difference itself; for a
  /// distance 100 (exp(mean ln d_test - ln d_anchor) - 1) percent, or on the linear scale the
  /// difference of the distances. Negative says that the test has the smaller distance.
  public func reported(_ difference: Double, _ metric: MetricDescriptor) -> Double {
    if enters(metric) && metric.curveScale == .negativeLogarithm {
      return 100 * expm1(0 - difference)
    }
    return metric.orientation == .higherIsBetter ? difference : 0 - difference
  }

  /// Unit of what is reported: `dB`, `%`, or the raw score's own.
  func reportedUnit(_ metric: MetricDescriptor) -> String {
    guard enters(metric) else { return metric.unit }
    return metric.curveScale == .negativeLogarithm ? "%" : "dB"
  }

  /// A quality in words: dB, a distance as it is.
  func words(_ quality: Double, _ metric: MetricDescriptor) -> String {
    if enters(metric) && metric.curveScale == .negativeLogarithm {
      return String(format: "%.4g", exp(-quality))
    }
    let unit = enters(metric) ? "dB" : metric.unit
    let value = !enters(metric) && metric.orientation == .lowerIsBetter ? -quality : quality
    return String(format: "%.4g", value) + (unit.isEmpty ? "" : " " + unit)
  }

  /// By how much two ways to interpolate may differ in a mean difference of qualities before it is
  /// said; nil for raw scores, which have no scale of their own.
  func methodLimit(_ metric: MetricDescriptor) -> Double? {
    if enters(metric) && metric.curveScale == .negativeLogarithm { return log(MethodSpread.ratio) }
    return reportedUnit(metric) == "dB" ? MethodSpread.decibels : nil
  }

  /// Whether this metric has a curve scale, and this scale uses it.
  func enters(_ metric: MetricDescriptor) -> Bool {
    self == .logarithmic && metric.curveScale != .identity
  }
}
