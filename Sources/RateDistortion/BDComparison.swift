import Foundation
import Results

/// BD-rate and BD-quality of two mean curves, with interval and note.
struct BDComparison {
  let delta: BjontegaardDelta
  let scale: QualityScale
  /// Tables of draws by number of images; none for no intervals.
  let resamples: [Int: Resamples]
  /// Whether curves whose number of images is unknown are taken to be comparable.
  let trustsUnknownCounts: Bool

  func row(anchor: MeanCurve, test: MeanCurve) -> BDRateRow {
    var row = BDRateRow(
      anchor: anchor.codec.codec, anchorObjective: anchor.codec.objective,
      codec: test.codec.codec, objective: test.codec.objective, metric: test.metric.id,
      method: delta.method.rawValue, range: delta.range.description, bdRatePercent: .nan,
      bdQuality: .nan, ciLow: nil, ciHigh: nil, overlapPercent: .nan, note: "")
    row.note = notes(anchor, test, &row).joined(separator: "; ")
    return row
  }

  private func notes(
    _ anchor: MeanCurve, _ test: MeanCurve, _ row: inout BDRateRow
  ) -> [String] {
    if let difference = imageNote(anchor, test) { return [difference] }
    let faults = [anchor, test].compactMap { faultNote($0) }
    guard faults.isEmpty, let a = points(anchor), let t = points(test) else { return faults }

    var notes: [String] = []
    if [anchor, test].contains(where: { $0.images.count == nil }) {
      notes.append("number of images unknown")
    }
    row.overlapPercent = a.qualityInterval.overlapPercent(with: t.qualityInterval)
    let within = delta.range == .overlap ? "" : " inside the range"
    if let rate = delta.rate(anchor: a, test: t) {
      row.bdRatePercent = rate
      let resampled = interval(anchor, test, a, t, &notes)
      row.ciLow = resampled?.low
      row.ciHigh = resampled?.high
    } else {
      notes.append("the curves share no quality\(within)")
    }
    if let quality = delta.quality(anchor: a, test: t) {
      row.bdQuality = scale.reported(quality, test.metric)
    } else {
      notes.append("the curves share no rates\(within)")
    }
    if case .third(let third) = delta.range, let range = delta.logRange(a, t) {
      notes.append(
        "\(third.rawValue) third of the shared log rates, "
          + "\(digits(pow(10, range.low))) to \(digits(pow(10, range.high))) bpp")
    }
    if scale == .linear { notes.append("linear scale") }
    return notes
  }

  /// 95 % bootstrap interval of the BD-rate, the same resample for both curves.
  private func interval(
    _ anchor: MeanCurve, _ test: MeanCurve, _ a: RateQualityCurve, _ t: RateQualityCurve,
    _ notes: inout [String]
  ) -> Interval? {
    let scored = [anchor, test].first { !$0.isImported }
    guard let images = scored?.images.count else { return nil }
    guard images >= Bootstrap.minimumImages else {
      notes.append("no interval from \(images) \(images == 1 ? "image" : "images")")
      return nil
    }
    guard let table = resamples[images] else { return nil }
    let resampled = table.interval { draw in
      guard let a = anchor.isImported ? a : points(anchor, draw),
        let t = test.isImported ? t : points(test, draw)
      else { return nil }
      return delta.rate(anchor: a, test: t)
    }
    if anchor.isImported { notes.append("interval holds the imported anchor fixed") }
    if test.isImported { notes.append("interval holds the imported test curve fixed") }
    notes += resampled.notes
    return resampled.interval
  }

  private func points(_ curve: MeanCurve) -> RateQualityCurve? {
    try? curve.rateQuality(curve.points.map { ($0.bpp, $0.mean) }, scale)
  }

  private func points(_ curve: MeanCurve, _ draw: ArraySlice<Int>) -> RateQualityCurve? {
    try? curve.rateQuality(curve.means(of: draw), scale)
  }

  private func imageNote(_ anchor: MeanCurve, _ test: MeanCurve) -> String? {
    if anchor.images.match(test.images) { return nil }
    let counts = [anchor, test].map(\.images.count)
    if trustsUnknownCounts && counts.contains(nil) { return nil }
    return imageSetsDiffer(anchor.images, test.images)
  }

  private func faultNote(_ curve: MeanCurve) -> String? {
    do {
      _ = try curve.rateQuality(curve.points.map { ($0.bpp, $0.mean) }, scale)
      return nil
    } catch {
      switch error {
      case .tooFewPoints(let count):
        return "\(curve.codec) has \(count) \(count == 1 ? "point" : "points"), 4 are needed"
      case .notFinite(let index):
        return "\(curve.codec) is not finite at point \(curve.points[index].label)"
      case .notRising(let index):
        return "\(curve.codec) is not monotone from point \(curve.points[index - 1].label) "
          + "to \(curve.points[index].label)"
      }
    }
  }
}

extension MeanCurve {
  /// The checked curve of means in a scale.
  fileprivate func rateQuality(
    _ means: [(bpp: Double, mean: Double)], _ scale: QualityScale
  ) throws(CurveFault) -> RateQualityCurve {
    try RateQualityCurve(
      rates: means.map(\.bpp), qualities: means.map { scale.quality(ofMean: $0.mean, metric) })
  }
}

extension ResampledInterval {
  /// Says how many draws gave no number, if any.
  var notes: [String] {
    failed == 0 ? [] : ["\(failed) of \(draws) draws gave no value"]
  }
}

/// "image sets differ (6 and 24)".
func imageSetsDiffer(_ a: MeanCurve.Images, _ b: MeanCurve.Images) -> String {
  let counts = [a, b].map { $0.count.map { "\($0)" } ?? "unknown" }
  return "image sets differ (\(counts.joined(separator: " and ")))"
}

private func digits(_ value: Double) -> String { String(format: "%.4g", value) }
