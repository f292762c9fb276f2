import Foundation
import Results

/// Signs that a model was optimised for its metric rather than for quality, one row for each model,
/// other objective of its codec, and referee metric.
struct OveroptimisationSigns {
  let curveSet: CurveSet
  let resamples: [Int: Resamples]
  let phaseGaps: PhaseGaps
  let frameGaps: FrameGaps

  var rows: [SignRow] {
    curveSet.objectivePairs.flatMap { a, b -> [SignRow] in
      var first = rows(of: a, against: b)
      // By algebra, the gap from a's metric to b's is that from b's to a's: one row.
      let rest = rows(of: b, against: a).filter { row in
        guard
          let twin = first.firstIndex(where: {
            $0.trainedMetric == row.referee && $0.referee == row.trainedMetric
          })
        else { return true }
        first[twin].note = Notes(first[twin].note.remarks + [Self.shared])
        return false
      }
      return first + rest
    }
  }

  private static let shared =
    "each model was trained for one of the two metrics: the gap is one number of both models and "
    + "does not show which of them is over-optimised"

  /// The metric that a model was trained for, against all main metrics that may judge it: what
  /// other models are trained for, and distances.
  private func rows(of model: CodecKey, against other: CodecKey) -> [SignRow] {
    let scored = curveSet.matchedScores(other, model).filter { !$0.test.metric.id.contains("/") }
    let trained = scored.filter { $0.test.metric.objective == model.objective }
    return trained.flatMap { own in
      scored.filter { pair in
        pair.test.metric.id != own.test.metric.id && pair.test.metric.frame == nil
          && (pair.test.metric.objective != nil || pair.test.metric.orientation == .lowerIsBetter)
      }.map { referee in
        row(
          PairedBDRate(anchor: own.anchor, test: own.test),
          PairedBDRate(anchor: referee.anchor, test: referee.test))
      }
    }
  }

  private func row(_ trained: PairedBDRate, _ referee: PairedBDRate) -> SignRow {
    let model = trained.test.codec
    let metric = trained.test.metric.id
    var row = SignRow {
      $0.key = model
      $0.against = trained.anchor.codec.objective
      $0.trainedMetric = metric
      $0.referee = referee.test.metric.id
      $0.phaseGap = phaseGap(of: model, trained.test.metric)
      $0.otherPhaseGap = phaseGap(of: trained.anchor.codec, trained.test.metric)
    }
    if let own = frameGaps.means(of: model, metric: metric).first {
      row.frame = own.frame
      row.frameGap = own.gap
      row.otherFrameGap =
        frameGaps.means(of: trained.anchor.codec, metric: metric)
        .first { $0.frame == own.frame }?.gap
    }
    guard !trained.images.isEmpty, trained.names == referee.names else {
      row.note = Notes(imageSetsDiffer(trained.anchor.images, referee.test.images))
      return row
    }
    let counted = count(&row, trained, referee)
    row.note = Notes(compare(&row, trained, referee) + counted)
    return row
  }

  /// Mean phase gap along a codec's curve in the metric with phases that shares the trained metric's
  /// objective; nil where none was scored or a mean is not finite.
  private func phaseGap(of codec: CodecKey, _ trained: MetricDescriptor) -> Double? {
    let phased = curveSet.curves.first {
      $0.codec == codec && $0.metric.phases != nil && $0.metric.objective == trained.objective
    }
    return phased.flatMap { phaseGaps.mean(of: codec, metric: $0.metric.id) }
      .flatMap { finite($0.gap) }
  }

  /// Both BD-rates and their gap.
  private func compare(
    _ row: inout SignRow, _ trained: PairedBDRate, _ referee: PairedBDRate
  ) -> [String] {
    let all = Array(trained.images)[...]
    row.bdRateTrained = trained.percent(all) ?? .nan
    row.bdRateReferee = referee.percent(all) ?? .nan
    guard let own = finite(row.bdRateTrained), let other = finite(row.bdRateReferee),
      let value = finite(100 * ((1 + other / 100) / (1 + own / 100) - 1))
    else {
      let unknown = [trained, referee].filter { $0.percent(all) == nil }.map(\.test.metric.id)
      return ["no BD-rate in \(unknown.joined(separator: " and ")); bdrate.csv says why"]
    }
    row.gapPercent = value
    guard all.count >= Bootstrap.minimumImages else { return [noInterval(all.count)] }
    guard let table = resamples[all.count] else { return [] }
    let pairs = (trained.drawn.kept(by: table), referee.drawn.kept(by: table))
    let resampled = table.intervals(
      count: 1, room: { (DrawnPair.Places(pairs.0), DrawnPair.Places(pairs.1)) }
    ) { draw, places, found in
      pairs.0.load(draw, places.0)
      pairs.1.load(draw, places.1)
      found[0] = places.1.inverseDifference - places.0.inverseDifference
    }[0]
    row.ci = Bounds(resampled.interval { 100 * (pow(10, $0) - 1) })
    return resampled.notes
  }

  /// Images that the two metrics rank differently.
  private func count(
    _ row: inout SignRow, _ trained: PairedBDRate, _ referee: PairedBDRate
  ) -> [String] {
    let both = zip(trained.ofImages, referee.ofImages).compactMap { own, other in
      own.flatMap { own in other.map { (own, $0) } }
    }
    row.images = both.count
    row.flips = both.count { ($0 < 0) != ($1 < 0) }
    if !both.isEmpty { row.flipPercent = 100 * Double(row.flips) / Double(both.count) }
    let missing = trained.images.count - both.count
    return missing == 0
      ? []
      : [
        "\(missing) of \(trained.images.count) images have no BD-rate of their own and are not counted"
      ]
  }
}
