import Foundation
import Results

/// Cross-metric bias: how far apart two objectives of a codec lie in a perceptual distance at equal
/// quality (Hu et al., "Learning End-to-End Lossy Image Compression: A Benchmark", section 7.4).
///
/// ln of the set's mean distance is interpolated over the set's quality (dB) by PCHIP for each
/// objective; the number is 100 (exp(mean of ln d_b - ln d_a over the shared qualities) - 1).
struct CrossMetricBias {
  /// Tables of draws by number of images; none for no intervals.
  let resamples: [Int: Resamples]

  func row(a: BiasSide, b: BiasSide) -> BiasRow {
    var row = BiasRow(
      codec: a.codec.codec, atEqual: a.quality.id, distance: a.distance.id,
      objectiveA: a.codec.objective, objectiveB: b.codec.objective, low: .nan, high: .nan,
      differencePercent: .nan, ciLow: nil, ciHigh: nil, images: a.imageSets[0].count ?? 0, note: "")
    row.note = notes(a, b, &row).joined(separator: "; ")
    return row
  }

  private func notes(_ a: BiasSide, _ b: BiasSide, _ row: inout BiasRow) -> [String] {
    for set in a.imageSets + b.imageSets where set != a.imageSets[0] {
      return [imageSetsDiffer(a.imageSets[0], set)]
    }
    let all = Array(0..<row.images)[...]
    let faults = [a, b].compactMap { $0.faultNote(all) }
    guard faults.isEmpty else { return faults }
    guard let shared = sharedQualities(a, b, all), let percent = percent(a, b, all) else {
      return ["the curves share no \(a.quality.id)"]
    }
    row.low = shared.low
    row.high = shared.high
    row.differencePercent = percent

    guard row.images >= Bootstrap.minimumImages else {
      return ["no interval from \(row.images) \(row.images == 1 ? "image" : "images")"]
    }
    guard let table = resamples[row.images] else { return [] }
    let resampled = table.interval { self.percent(a, b, $0) }
    row.ciLow = resampled.interval?.low
    row.ciHigh = resampled.interval?.high
    return resampled.notes
  }

  private func sharedQualities(
    _ a: BiasSide, _ b: BiasSide, _ draw: ArraySlice<Int>
  ) -> Interval? {
    guard let a = try? a.curve(draw), let b = try? b.curve(draw) else { return nil }
    return a.interval.shared(with: b.interval)
  }

  /// The bias of a draw of images, or nil where it cannot be told.
  private func percent(_ a: BiasSide, _ b: BiasSide, _ draw: ArraySlice<Int>) -> Double? {
    guard let a = try? a.curve(draw), let b = try? b.curve(draw),
      let shared = a.interval.shared(with: b.interval),
      let ofA = try? InterpolationMethod.pchip.interpolant(x: a.qualities, y: a.logDistances),
      let ofB = try? InterpolationMethod.pchip.interpolant(x: b.qualities, y: b.logDistances)
    else { return nil }
    return finite(100 * expm1(meanDifference(ofA, ofB, over: shared)))
  }
}

/// One objective of a codec in a bias: its curve of distance against quality.
struct BiasSide {
  let codec: CodecKey
  let quality: MetricDescriptor
  let distance: MetricDescriptor
  let imageSets: [MeanCurve.Images]
  /// Points that both curves have, with the scores of each image.
  private let points: [(label: String, qualities: [Double], distances: [Double])]

  init(quality: MeanCurve, distance: MeanCurve) {
    codec = quality.codec
    self.quality = quality.metric
    self.distance = distance.metric
    imageSets = [quality.images, distance.images]
    let distances = Dictionary(
      distance.points.map { ($0.label, $0.scores) }, uniquingKeysWith: { first, _ in first })
    points = quality.points.compactMap { point in
      distances[point.label].map { (point.label, point.scores, $0) }
    }
  }

  struct Curve {
    let qualities: [Double]
    let logDistances: [Double]
    var interval: Interval { Interval(low: qualities[0], high: qualities[qualities.count - 1]) }
  }

  /// ln d of the mean distances over the mean qualities of a draw, by rising quality.
  func curve(_ draw: ArraySlice<Int>) throws(BiasFault) -> Curve {
    guard points.count >= 2 else { throw .tooFewPoints(points.count) }
    let means = points.map { point in
      (
        label: point.label,
        quality: QualityScale.logarithmic.quality(
          ofMean: average(point.qualities, draw), quality),
        logDistance: log(average(point.distances, draw))
      )
    }.sorted { $0.quality < $1.quality }
    for (index, point) in means.enumerated() {
      guard point.quality.isFinite, point.logDistance.isFinite else {
        throw .notFinite(point.label)
      }
      if index == 0 { continue }
      let before = means[index - 1]
      guard before.quality < point.quality, before.logDistance > point.logDistance else {
        throw .notMonotone(before.label, point.label)
      }
    }
    return Curve(qualities: means.map(\.quality), logDistances: means.map(\.logDistance))
  }

  func faultNote(_ draw: ArraySlice<Int>) -> String? {
    do {
      _ = try curve(draw)
      return nil
    } catch {
      return "\(codec) \(error)"
    }
  }
}

/// Why a distance is no monotone curve over a quality; points by label.
enum BiasFault: Error, CustomStringConvertible {
  case tooFewPoints(Int)
  case notFinite(String)
  case notMonotone(String, String)

  var description: String {
    switch self {
    case .tooFewPoints(let count): "has \(count) \(count == 1 ? "point" : "points"), 2 are needed"
    case .notFinite(let point): "is not finite at point \(point)"
    case .notMonotone(let before, let point): "is not monotone from point \(before) to \(point)"
    }
  }
}
