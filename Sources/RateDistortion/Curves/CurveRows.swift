import Foundation
import Results

extension MeanCurve {
  /// The rows of `curves.csv`: the curve's own, then those of the pooled value if the metric has one.
  var rows: [CurveRow] {
    let own = points.map {
      row($0, metric.id, mean: $0.mean, standardError: standardError(of: $0.scores))
    }
    guard let pooled = metric.pooled, !isImported else { return own }
    return own + points.map { row($0, pooled.id, mean: pooledLevel($0.scores), standardError: nil) }
  }

  private func row(
    _ point: Point, _ metric: String, mean: Double, standardError: Double?
  ) -> CurveRow {
    CurveRow {
      $0.key = codec
      $0.point = point.label
      $0.images = images.count
      $0.bpp = point.bpp
      $0.metric = metric
      $0.mean = mean
      $0.standardError = standardError
      $0.rateMean = isImported || codec.isControl ? nil : rateMean
    }
  }
}

/// Standard deviation (n - 1) over sqrt n, or nil for fewer than two values or an infinite mean.
func standardError(of values: [Double]) -> Double? {
  let count = Double(values.count)
  guard count > 1 else { return nil }
  return finite(squaredDeviations(values).squareRoot() / ((count - 1) * count).squareRoot())
}

/// Standard deviation (n - 1), or nil for fewer than two values.
func standardDeviation(of values: [Double]) -> Double? {
  guard values.count > 1 else { return nil }
  return (squaredDeviations(values) / Double(values.count - 1)).squareRoot()
}

/// Sum of squared deviations from the mean.
private func squaredDeviations(_ values: [Double]) -> Double {
  let mean = average(values, values.indices)
  var squares = 0.0
  for value in values { squares += (value - mean) * (value - mean) }
  return squares
}

/// The level in dB of the mean error of images whose levels are given: level = 10 log10(P / error).
/// The peak power P cancels.
func pooledLevel(_ levels: [Double]) -> Double {
  var sum = 0.0
  for level in levels { sum += pow(10, -level / 10) }
  return -10 * log10(sum / Double(levels.count))
}
