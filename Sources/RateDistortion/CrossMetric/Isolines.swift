import Foundation
import Results

/// Lines of equal distance in the plane of two qualities: where each codec's mean curve reaches a
/// level of the distance.
///
/// Both qualities are interpolated over -ln d by PCHIP. Levels are round values inside the range of
/// distances that all curves over the same images share.
struct Isolines {
  let curveSet: CurveSet

  /// Every distance, in the plane of every two metrics that models are trained for, the one that
  /// is registered first along x.
  var rows: [IsolineRow] {
    let main = curveSet.curves.filter { !$0.isImported && !$0.metric.id.contains("/") }
    let metrics = main.map(\.metric).uniqued()
    let qualities = metrics.filter { $0.objective != nil && $0.orientation == .higherIsBetter }
    return metrics.filter(\.isRatioDistance).flatMap { distance in
      qualities.enumerated().flatMap { index, x in
        qualities[(index + 1)...].flatMap { y in plane(distance, x, y, main) }
      }
    }
  }

  /// The two qualities of a codec over -ln of its distance.
  private struct Curve {
    let codec: CodecKey
    let images: MeanCurve.Images
    let interval: Interval
    let x: PiecewiseCubic
    let y: PiecewiseCubic

    /// - Returns: nil where a score is missing or a curve does not rise.
    init?(_ distance: MeanCurve, _ x: MeanCurve, _ y: MeanCurve) {
      guard distance.images == x.images, distance.images == y.images,
        let xs = try? CrossMetricCurve(of: x, over: distance).places(),
        let ys = try? CrossMetricCurve(of: y, over: distance).places(),
        let shared = xs.interval.shared(with: ys.interval),
        let ofX = try? InterpolationMethod.pchip.interpolant(x: xs.bases, y: xs.values),
        let ofY = try? InterpolationMethod.pchip.interpolant(x: ys.bases, y: ys.values)
      else { return nil }
      codec = distance.codec
      images = distance.images
      interval = shared
      self.x = ofX
      self.y = ofY
    }
  }

  private func plane(
    _ distance: MetricDescriptor, _ x: MetricDescriptor, _ y: MetricDescriptor, _ main: [MeanCurve]
  ) -> [IsolineRow] {
    let curves = curveSet.codecs.compactMap { codec -> Curve? in
      let own = main.filter { $0.codec == codec }
      func curve(_ metric: MetricDescriptor) -> MeanCurve? { own.first { $0.metric == metric } }
      guard let ofDistance = curve(distance), let ofX = curve(x), let ofY = curve(y) else {
        return nil
      }
      return Curve(ofDistance, ofX, ofY)
    }
    return curves.map(\.images).uniqued().flatMap { images in
      let alike = curves.filter { $0.images == images }
      return levels(alike.map(\.interval)).flatMap { level in
        alike.map { curve in
          IsolineRow {
            $0.key = curve.codec
            $0.distance = distance.id
            $0.level = level
            $0.images = images.count ?? 0
            $0.qualityX = x.id
            $0.x = curve.x(-log(level))
            $0.qualityY = y.id
            $0.y = curve.y(-log(level))
          }
        }
      }
    }
  }

  /// Round distances that all intervals of -ln d hold, the smallest first.
  private func levels(_ intervals: [Interval]) -> [Double] {
    guard let low = intervals.map(\.low).max(), let high = intervals.map(\.high).min(), low < high
    else { return [] }
    return (RoundNumbers.between(exp(-high), exp(-low)) ?? []).filter {
      low <= -log($0) && -log($0) <= high
    }
  }
}
