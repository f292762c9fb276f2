import Foundation
import Results

/// A point as it is drawn, in the units of the axes; `bar` spans the 95 % interval of its mean.
struct PlotPoint {
  let x: Double
  let y: Double
  var bar: ClosedRange<Double>?
  /// The row of curves.csv whose mean is `y`, and the one whose mean is `x`.
  var row: CurveRow?
  var base: CurveRow?
}

extension Bounds {
  /// From low to high, where there is a length to draw.
  var bar: ClosedRange<Double>? { range.flatMap { $0.lowerBound < $0.upperBound ? $0 : nil } }
}

/// The drawn curve of one codec and objective.
struct PlotCurve {
  let key: CodecKey
  /// Number of images in its means, nil where an imported curve does not say.
  let images: Int?
  let points: [PlotPoint]
  /// Its name where codec and objective are not enough.
  var name: String?
}

/// The rows of one metric that belong to one curve, by increasing rate; of a reference distortion as they come.
struct CurveGroup: Hashable {
  let key: CodecKey
  let images: Int?

  static func groups(
    of metric: MetricDescriptor, _ curves: [CurveRow]
  ) -> [(group: CurveGroup, rows: [CurveRow])] {
    let rows = curves.filter { $0.metric == metric.id }
    func group(_ row: CurveRow) -> CurveGroup {
      CurveGroup(key: row.key, images: row.images)
    }
    return rows.map(group).uniqued().map { wanted in
      let own = rows.filter { group($0) == wanted }
      return (wanted, wanted.key.isControl ? own : own.sorted { $0.bpp < $1.bpp })
    }
  }
}

extension PlotCurve {
  /// One metric against rate; reference distortions have none, so none of their points has a place.
  static func curves(of metric: MetricDescriptor, _ data: FigureData) -> [PlotCurve] {
    CurveGroup.groups(of: metric, data.curves).map { group, rows in
      PlotCurve(
        key: group.key, images: group.images,
        points: rows.compactMap {
          PlotPoint(x: $0.bpp, onLogarithmicX: true, row: $0, metric: metric, data)
        })
    }
  }

  /// One metric against another, from points scored in both over the same images.
  static func curves(
    of metric: MetricDescriptor, against base: MetricDescriptor, _ data: FigureData
  ) -> [PlotCurve] {
    let bases = CurveGroup.groups(of: base, data.curves)
    return CurveGroup.groups(of: metric, data.curves).compactMap { group, rows in
      bases.first { $0.group == group }.map { other in
        let means = Dictionary(
          other.rows.map { ($0.point, $0) }, uniquingKeysWith: { first, _ in first })
        return PlotCurve(
          key: group.key, images: group.images,
          points: rows.compactMap { row in
            means[row.point].flatMap {
              PlotPoint(
                x: base.axisValue(ofMean: $0.mean), onLogarithmicX: false, row: row, base: $0,
                metric: metric, data)
            }
          })
      }
    }
  }
}

extension PlotPoint {
  /// The point of a metric's mean at `x`, or nil where one of the axes cannot show it.
  init?(
    x: Double, onLogarithmicX: Bool, row: CurveRow, base: CurveRow? = nil,
    metric: MetricDescriptor, _ data: FigureData
  ) {
    guard x.isFinite, x > 0 || !onLogarithmicX, let y = metric.shown(row.mean) else { return nil }
    self.x = x
    self.y = y
    self.row = row
    self.base = base
    if let error = row.standardError, error > 0, let images = row.images,
      let standardErrors = data.standardErrors(images)
    {
      bar = metric.shown(row.mean, within: error * standardErrors)
    }
  }
}

extension MetricDescriptor {
  /// The value on an axis, or nil where an axis cannot show it.
  func shown(_ mean: Double) -> Double? {
    let value = axisValue(ofMean: mean)
    return value.isFinite && (value > 0 || curveScale != .negativeLogarithm) ? value : nil
  }

  /// Both ends of an interval of a mean, on the axis: the error is carried over to the curve's
  /// scale by its derivative (delta method), on which the interval is symmetric and which it cannot
  /// leave.
  fileprivate func shown(_ mean: Double, within error: Double) -> ClosedRange<Double>? {
    guard let middle = shown(mean) else { return nil }
    let ends: (Double, Double)
    switch curveScale {
    case .identity: ends = (middle - error, middle + error)
    case .decibelsBelowOne:
      let error = 10 / log(10) * error / (1 - mean)
      ends = (middle - error, middle + error)
    case .negativeLogarithm:
      let ratio = exp(error / mean)
      ends = (middle / ratio, middle * ratio)
    }
    return ends.0.isFinite && ends.1.isFinite ? ends.0...ends.1 : nil
  }
}
