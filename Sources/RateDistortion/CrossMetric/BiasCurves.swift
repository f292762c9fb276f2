import Results

/// The curves that a cross-metric bias compares: a distance, and what is held equal, of objective a
/// and of objective b.
struct BiasCurves {
  /// Curves of objective a and objective b.
  typealias Pair = (a: MeanCurve, b: MeanCurve)

  let distance: Pair
  /// Nil at equal rate.
  let base: Pair?

  var bias: CrossMetricBias { bias(of: distance) }

  /// The bias of another distance of the same codec at the same equal.
  func bias(of distance: Pair) -> CrossMetricBias {
    guard let base else {
      return CrossMetricBias(
        a: CrossMetricCurve(overRateOf: distance.a), b: CrossMetricCurve(overRateOf: distance.b))
    }
    return CrossMetricBias(
      a: CrossMetricCurve(of: distance.a, over: base.a),
      b: CrossMetricCurve(of: distance.b, over: base.b))
  }
}
