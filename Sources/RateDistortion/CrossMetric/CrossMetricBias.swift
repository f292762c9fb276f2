import Foundation
import Results

/// Cross-metric bias: how far apart two objectives of a codec lie in a perceptual distance at equal
/// quality (Hu et al., "Learning End-to-End Lossy Image Compression: A Benchmark", section 7.4) or
/// at equal rate.
///
/// ln of the set's mean distance is interpolated over the set's quality (dB), or over log10 of its
/// rate, by PCHIP for each objective; the number is
/// 100 (exp(mean of ln d_b - ln d_a over the shared interval) - 1).
struct CrossMetricBias {
  let a: CrossMetricCurve
  let b: CrossMetricCurve

  /// - Parameter resamples: tables of draws by number of images; none for no intervals.
  func row(_ resamples: [Int: Resamples]) -> BiasRow {
    var row = BiasRow(
      codec: a.codec.codec, atEqual: a.base.id, distance: a.metric.id,
      objectiveA: a.codec.objective, objectiveB: b.codec.objective, low: .nan, high: .nan,
      differencePercent: .nan, ciLow: nil, ciHigh: nil, images: a.imageSets[0].count ?? 0, note: "")
    row.note = notes(&row, resamples).joined(separator: "; ")
    return row
  }

  private func notes(_ row: inout BiasRow, _ resamples: [Int: Resamples]) -> [String] {
    for set in a.imageSets + b.imageSets where set != a.imageSets[0] {
      return [imageSetsDiffer(a.imageSets[0], set)]
    }
    let faults = [a, b].compactMap { $0.faultNote() }
    guard faults.isEmpty else { return faults }
    guard let found = difference(nil) else { return ["the curves share no \(a.base.id)"] }
    row.low = a.base.shown(found.over.low)
    row.high = a.base.shown(found.over.high)
    row.differencePercent = Self.percent(found.mean)

    guard row.images >= Bootstrap.minimumImages else { return [noInterval(row.images)] }
    guard let table = resamples[row.images] else { return [] }
    let resampled = table.interval { draw in difference(draw).map { Self.percent($0.mean) } }
    row.ciLow = resampled.interval?.low
    row.ciHigh = resampled.interval?.high
    return resampled.notes
  }

  /// Mean of ln d_b - ln d_a of a draw of images, or of the whole set, and what it is the mean
  /// over; nil where it cannot be told.
  func difference(_ draw: ArraySlice<Int>?) -> (mean: Double, over: Interval)? {
    guard let placesA = try? a.places(draw), let placesB = try? b.places(draw),
      let shared = placesA.interval.shared(with: placesB.interval),
      let ofA = try? InterpolationMethod.pchip.interpolant(x: placesA.bases, y: placesA.values),
      let ofB = try? InterpolationMethod.pchip.interpolant(x: placesB.bases, y: placesB.values),
      let gain = finite(meanDifference(ofA, ofB, over: shared))
    else { return nil }
    return (-gain, shared)
  }

  static func percent(_ logRatio: Double) -> Double { 100 * expm1(logRatio) }
}

/// "no interval from 4 images".
func noInterval(_ images: Int) -> String {
  "no interval from \(images) \(images == 1 ? "image" : "images")"
}
