import Foundation
import Results

/// Cross-metric bias: how far apart two objectives of a codec lie in a perceptual distance at equal
/// quality (Hu et al., "Learning End-to-End Lossy Image Compression: A Benchmark", section 7.4) or
/// at equal rate.
///
/// ln of the set's mean distance is interpolated over the set's quality (dB), or over log10 of its
/// rate, by PCHIP for each objective; the number is
/// 100 (exp(mean of ln d_b - ln d_a over the shared range) - 1).
struct CrossMetricBias {
  let a: CrossMetricCurve
  let b: CrossMetricCurve

  /// The number of places of the local bias: both ends of the range and equal steps between.
  static let localPlaces = 21

  /// - Parameter resamples: tables of draws by number of images; none for no intervals.
  func measured(_ resamples: [Int: Resamples]) -> MeasuredBias {
    var bias = MeasuredBias(
      row: BiasRow {
        $0.codec = a.codec.codec
        $0.atEqual = a.base.id
        $0.distance = a.metric.id
        $0.objectiveA = a.codec.objective
        $0.objectiveB = b.codec.objective
        $0.images = a.imageSets[0].count ?? 0
      }, p: nil)
    bias.row.note = Notes(notes(&bias, resamples))
    return bias
  }

  private func notes(_ bias: inout MeasuredBias, _ resamples: [Int: Resamples]) -> [String] {
    for set in a.imageSets + b.imageSets where set != a.imageSets[0] {
      return [imageSetsDiffer(a.imageSets[0], set)]
    }
    let faults = [a, b].compactMap { $0.faultNote() }
    guard faults.isEmpty else { return faults }
    guard let found = difference(nil) else { return ["the curves share no \(a.base.id)"] }
    let inside = found.inside
    bias.row.low = a.base.shown(inside.over.low)
    bias.row.high = a.base.shown(inside.over.high)
    bias.row.differencePercent = Self.percent(found.mean)
    bias.row.evidence = inside.evidence
    let spread = MethodSpread.note(limit: log(MethodSpread.ratio)) { method in
      difference(nil, by: method).map {
        ($0.mean, String(format: "%+.1f %%", Self.percent($0.mean)))
      }
    }
    let notes = [inside.note(a.base.words), spread].compactMap { $0 }
    let table = resamples[bias.row.images]
    let local = a.metric.isPart ? [] : inside.over.steps(Self.localPlaces)
    let intervals = inside.isEnough ? table.map { self.intervals(at: local, $0) } : nil
    bias.local = localRows(bias.row, local, intervals.map { Array($0.dropFirst()) })
    guard inside.isEnough else { return notes }
    guard bias.row.images >= Bootstrap.minimumImages else {
      return notes + [noInterval(bias.row.images)]
    }
    guard let mean = intervals?.first else { return notes }
    bias.row.ci = Bounds(mean.interval(Self.percent))
    bias.p = mean.p
    return notes + mean.notes
  }

  /// Of the mean, then of the local bias at places of the axis; in ln d_b - ln d_a.
  func intervals(at places: [Double], _ table: Resamples) -> [ResampledInterval] {
    let pair = DrawnPair(a: a.drawn, b: b.drawn).kept(by: table)
    return table.intervals(count: 1 + places.count, room: { DrawnPair.Places(pair) }) {
      draw, room, found in
      pair.load(draw, room)
      found[0] = room.difference
      if !places.isEmpty {
        room.differences(at: places, into: UnsafeMutableBufferPointer(rebasing: found[1...]))
      }
      for index in found.indices { found[index] = 0 - found[index] }
    }
  }

  private func localRows(
    _ bias: BiasRow, _ places: [Double], _ intervals: [ResampledInterval]?
  ) -> [LocalBiasRow] {
    guard !places.isEmpty, let differences = differences(at: places) else { return [] }
    return places.enumerated().map { index, place in
      LocalBiasRow {
        $0.bias = bias.bias
        $0.place = a.base.shown(place)
        $0.differencePercent = Self.percent(differences[index])
        $0.ci = Bounds(intervals?[index].interval(Self.percent))
        $0.meanPercent = bias.differencePercent
        $0.images = bias.images
        $0.note = Notes(intervals?[index].notes ?? [])
      }
    }
  }

  /// ln d_b - ln d_a of the whole set at places of the axis; nil where one of them is no curve.
  func differences(at places: [Double]) -> [Double]? {
    guard let placesA = try? a.places(), let placesB = try? b.places(),
      let ofA = try? InterpolationMethod.pchip.interpolant(x: placesA.bases, y: placesA.values),
      let ofB = try? InterpolationMethod.pchip.interpolant(x: placesB.bases, y: placesB.values)
    else { return nil }
    return places.map { ofA($0) - ofB($0) }
  }

  /// Mean of ln d_b - ln d_a of a draw of images, or of the whole set, and what it is the mean
  /// over; nil where it is unknown.
  func difference(
    _ draw: ArraySlice<Int>?, by method: InterpolationMethod = .pchip
  ) -> (mean: Double, inside: PointsInside)? {
    guard let placesA = try? a.places(draw), let placesB = try? b.places(draw),
      let shared = placesA.interval.shared(with: placesB.interval),
      let ofA = try? method.interpolant(x: placesA.bases, y: placesA.values),
      let ofB = try? method.interpolant(x: placesB.bases, y: placesB.values),
      let gain = finite(meanDifference(ofA, ofB, over: shared))
    else { return nil }
    let inside = PointsInside(
      over: shared, anchor: .init(codec: a.codec, places: placesA.bases),
      test: .init(codec: b.codec, places: placesB.bases))
    return (0 - gain, inside)
  }

  static func percent(_ logRatio: Double) -> Double { 100 * expm1(logRatio) + 0 }
}

/// "no interval from 4 images".
func noInterval(_ images: Int) -> String {
  "no interval from \(images) \(images == 1 ? "image" : "images")"
}
