import Foundation
import Results

/// The x axis of a curve, which a comparison of two of them holds equal.
enum HeldEqual: Sendable, Hashable {
  /// log10 of bits per pixel.
  case rate
  /// A metric on its curve scale: PSNR, MS-SSIM in dB, -ln of a distance.
  case metric(MetricDescriptor)

  /// As `at_equal` names it.
  var id: String {
    switch self {
    case .rate: BiasRow.rate
    case .metric(let metric): metric.id
    }
  }

  /// A place on the axis as files show it: rates in bpp.
  func shown(_ place: Double) -> Double { self == .rate ? pow(10, place) : place }

  /// A place with its unit, in words.
  func words(_ place: Double) -> String {
    switch self {
    case .rate: String(format: "%.4g bpp", shown(place))
    case .metric(let metric): QualityScale.logarithmic.words(place, metric)
    }
  }

  fileprivate var axis: CurveAxis {
    switch self {
    case .rate: .log10
    case .metric(let metric): .init(metric, .logarithmic)
    }
  }

  fileprivate func place(ofMean mean: Double) -> Double {
    switch self {
    case .rate: log10(mean)
    case .metric(let metric): QualityScale.logarithmic.quality(ofMean: mean, metric)
    }
  }
}

/// One codec's curve of a metric over another metric, or over the rate.
///
/// Both axes are such that more is better or costs more (a distance counts as -ln d), so that a sound
/// curve rises; anything else is a fault.
struct CrossMetricCurve {
  let codec: CodecKey
  let base: HeldEqual
  let metric: MetricDescriptor
  /// Of all curves that this one was made from.
  let imageSets: [MeanCurve.Images]
  /// Points that both curves have.
  private let points: [Point]

  /// Mean over the set, and the values of each image (none of an imported point).
  private struct Sample {
    let mean: Double
    let values: [Double]
    /// Of the images in the mean; none where all count alike.
    var weights: [Double] = []

    func mean(of draw: ArraySlice<Int>?) -> Double {
      guard let draw, !values.isEmpty else { return mean }
      return average(values, draw, weights: weights)
    }
  }

  private struct Point {
    let label: String
    let bpp: Double
    let base: Sample
    let score: Sample
  }

  /// The curve over a metric.
  init(of curve: MeanCurve, over base: MeanCurve) {
    codec = curve.codec
    self.base = .metric(base.metric)
    metric = curve.metric
    imageSets = [base.images, curve.images]
    let scores = Dictionary(
      curve.points.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
    points = base.points.compactMap { point in
      scores[point.label].map {
        Point(
          label: point.label, bpp: point.bpp, base: Sample(mean: point.mean, values: point.scores),
          score: Sample(mean: $0.mean, values: $0.scores))
      }
    }
  }

  /// The curve over the rate.
  init(overRateOf curve: MeanCurve) {
    codec = curve.codec
    base = .rate
    metric = curve.metric
    imageSets = [curve.images]
    points = curve.points.map {
      Point(
        label: $0.label, bpp: $0.bpp,
        base: Sample(mean: $0.bpp, values: $0.rates, weights: curve.rateWeights),
        score: Sample(mean: $0.mean, values: $0.scores))
    }
  }

  /// Both columns by image, for many draws.
  var drawn: DrawnCurve {
    func column(_ axis: CurveAxis, _ samples: [Sample]) -> DrawnColumn {
      let isFixed = samples.contains { $0.values.isEmpty }
      return DrawnColumn(
        axis, samples.map { isFixed ? [$0.mean] : $0.values }, isFixed: isFixed,
        weights: samples.first?.weights ?? [])
    }
    return DrawnCurve(
      column(base.axis, points.map(\.base)),
      column(CurveAxis(metric, .logarithmic), points.map(\.score)))
  }

  struct Places {
    let labels: [String]
    /// Mean rates of the set.
    let rates: [Double]
    /// Places on the axis that the curve runs over, rising.
    let bases: [Double]
    /// The metric on its curve scale, rising.
    let values: [Double]

    var interval: Interval { Interval(low: bases[0], high: bases[bases.count - 1]) }
  }

  /// The points by rising base: means over a draw of images, or of the whole set.
  func places(_ draw: ArraySlice<Int>? = nil) throws(CrossMetricFault) -> Places {
    guard points.count >= RateQualityCurve.minimumPoints else {
      throw .tooFewPoints(points.count)
    }
    let placed = points.map { point in
      (
        label: point.label, rate: point.bpp, base: base.place(ofMean: point.base.mean(of: draw)),
        value: QualityScale.logarithmic.quality(ofMean: point.score.mean(of: draw), metric)
      )
    }.sorted { $0.base < $1.base }
    for (index, point) in placed.enumerated() {
      guard point.base.isFinite, point.value.isFinite else { throw .notFinite(point.label) }
      if index == 0 { continue }
      let before = placed[index - 1]
      guard before.base < point.base, before.value < point.value else {
        throw .notMonotone(before.label, point.label)
      }
    }
    return Places(
      labels: placed.map(\.label), rates: placed.map(\.rate), bases: placed.map(\.base),
      values: placed.map(\.value))
  }

  func faultNote(_ draw: ArraySlice<Int>? = nil) -> String? {
    do {
      _ = try places(draw)
      return nil
    } catch {
      return "\(codec) \(error)"
    }
  }
}

/// Why a metric is no rising curve over what it runs over; points by label.
enum CrossMetricFault: Error, CustomStringConvertible {
  case tooFewPoints(Int)
  case notFinite(String)
  case notMonotone(String, String)

  var description: String {
    switch self {
    case .tooFewPoints(let count): Self.tooFew(count, needed: RateQualityCurve.minimumPoints)
    case .notFinite(let point): "is not finite at point \(point)"
    case .notMonotone(let before, let point): "is not monotone from point \(before) to \(point)"
    }
  }

  static func tooFew(_ count: Int, needed: Int) -> String {
    "has \(count) \(count == 1 ? "point" : "points"), \(needed) are needed"
  }
}
