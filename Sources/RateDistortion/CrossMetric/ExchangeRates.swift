import Foundation
import Results

/// The value of 1 dB of a quality in the other metrics, at each operating point of a codec.
///
/// The slope of the PCHIP curve of the other metric over the held one, both on their curve scales;
/// for a distance as 100 (exp(slope of ln d) - 1) percent. Slopes at the two ends are one-sided.
struct ExchangeRates {
  let curveSet: CurveSet

  /// Held are the metrics that models are trained for, others are these and all distances.
  var rows: [ExchangeRow] {
    curveSet.codecs.flatMap { codec in
      let main = curveSet.curves.filter { $0.codec == codec && !$0.metric.id.contains("/") }
      let held = main.filter {
        $0.metric.objective != nil && $0.metric.orientation == .higherIsBetter
      }
      return held.flatMap { held in
        main.filter {
          $0.metric.id != held.metric.id
            && ($0.metric.objective != nil || $0.metric.isRatioDistance)
        }.flatMap { rows(CrossMetricCurve(of: $0, over: held)) }
      }
    }
  }

  private func rows(_ curve: CrossMetricCurve) -> [ExchangeRow] {
    if let set = curve.imageSets.first(where: { !$0.match(curve.imageSets[0]) }) {
      return [row(curve, "", .nan, .nan, Notes(imageSetsDiffer(curve.imageSets[0], set)))]
    }
    guard let places = try? curve.places() else {
      return [row(curve, "", .nan, .nan, Notes(curve.faultNote() ?? ""))]
    }
    let slopes = pchipSlopes(x: places.bases, y: places.values)
    return slopes.enumerated().map { index, slope in
      let isEnd = index == 0 || index == slopes.count - 1
      return row(
        curve, places.labels[index], places.rates[index], reported(slope, curve.metric),
        isEnd ? "one-sided, at the end of the curve" : "")
    }
  }

  private func reported(_ slope: Double, _ metric: MetricDescriptor) -> Double {
    metric.curveScale == .negativeLogarithm ? CrossMetricBias.percent(-slope) : slope
  }

  private func row(
    _ curve: CrossMetricCurve, _ point: String, _ bpp: Double, _ slope: Double, _ note: Notes
  ) -> ExchangeRow {
    ExchangeRow {
      $0.key = curve.codec
      $0.point = point
      $0.bpp = bpp
      $0.metric = curve.base.id
      $0.other = curve.metric.id
      $0.slope = slope
      $0.unit = curve.metric.curveScale == .negativeLogarithm ? "%" : curve.metric.curveUnit
      $0.note = note
    }
  }
}
