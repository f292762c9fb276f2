import Foundation
import Results

/// Where each distance stands between the two metrics that a codec's objectives were trained for.
///
/// At equal PSNR the model trained for MS-SSIM has the lower distance, and at equal MS-SSIM the one
/// trained for MSE, for every blend d = MSE^p (1 - MS-SSIM)^(1 - p) with 0 < p < 1. So the two
/// observations say little of a distance, and its place p says more. With M and L the logarithms of
/// the two errors, b1 and b2 the mean differences of ln d (objective b - objective a) at equal M and
/// at equal L, B1 that of L at equal M, and B2 that of M at equal L, over the ranges of
/// `bias.csv`:
///
///     a = b2 / B2    c = b1 / B1    place = a / (a + c)    exponent = a + c
struct RefereePlaces {
  let curveSet: CurveSet
  let catalogue: MetricCatalogue
  let resamples: [Int: Resamples]

  /// Largest share of draws without a value.
  static let mostFailed = 0.05

  var rows: [PlaceRow] {
    curveSet.objectivePairs.flatMap { first, second -> [PlaceRow] in
      guard let duel = Duel(curveSet, first, second, catalogue) else { return [] }
      return duel.distances.map { row(duel, $0) }
    }
  }

  private func row(_ duel: Duel, _ distance: MetricDescriptor) -> PlaceRow {
    var row = PlaceRow {
      $0.codec = duel.a.codec
      $0.distance = distance.id
      $0.objectiveA = duel.a.objective
      $0.objectiveB = duel.b.objective
      $0.images = duel.images.count ?? 0
    }
    row.note = Notes(fill(&row, duel, distance))
    return row
  }

  /// - Returns: what is to be said of the numbers.
  private func fill(
    _ row: inout PlaceRow, _ duel: Duel, _ distance: MetricDescriptor
  ) -> [String] {
    guard let draws = RefereeDraws(duel, distance, others: curveSet) else {
      return ["a curve of another metric is missing or covers other images"]
    }
    let faults = draws.biases.map { $0.measured([:]).row }
      .filter { $0.differencePercent.isNaN || !$0.hasEvidence }.map(\.note.description)
    guard faults.isEmpty else { return faults.uniqued() }
    guard row.images >= Bootstrap.minimumImages else { return [noInterval(row.images)] }
    // Without draws there is no interval, and the estimates alone say so.
    let table = resamples[row.images] ?? Resamples(images: row.images, indices: [])
    let found = draws.intervals(table)
    let (lead1, lead2) = (found[RefereeDraws.leadAtA], found[RefereeDraws.leadAtB])
    let names = [duel.metricA.name, duel.metricB.name]
    for (lead, isRight, held, led) in [
      (lead1, lead1.estimate < 0, names[0], names[1]),
      (lead2, lead2.estimate > 0, names[1], names[0]),
    ] {
      let interval = lead.interval
      if !isRight || interval.map({ $0.low <= 0 && 0 <= $0.high }) ?? false {
        return [
          "no place: at equal \(held) the model trained for \(led) is not clearly ahead in \(led)"
        ]
      }
    }
    let place = found[RefereeDraws.place]
    guard place.estimate.isFinite else { return ["no place: a + c is not above 0"] }
    if Double(place.failed) > Self.mostFailed * Double(place.draws) || place.failedLeavingOut > 0 {
      return ["no place: \(place.failed + place.failedLeavingOut) draws gave no value"]
    }
    let hasIntervals = resamples[row.images] != nil
    func estimate(_ index: Int, _ shown: (Double) -> Double = { $0 }) -> PlaceRow.Estimate {
      let interval = hasIntervals ? found[index].interval(shown) : nil
      return .init(shown(found[index].estimate), ci: Bounds(interval))
    }
    row.a = estimate(RefereeDraws.a)
    row.c = estimate(RefereeDraws.c)
    row.place = estimate(RefereeDraws.place)
    row.exponent = estimate(RefereeDraws.exponent)
    row.beyondPercent = estimate(RefereeDraws.beyond, CrossMetricBias.percent)
    return place.notes + (draws.beyondNote.map { [$0] } ?? [])
  }
}

/// Two objectives of a codec, and the metric that each was trained for.
struct Duel {
  /// The objective whose metric is registered first, then the other.
  let a, b: CodecKey
  let metricA, metricB: MetricDescriptor
  let images: MeanCurve.Images
  /// Distances that both were scored in, and their parts.
  let distances: [MetricDescriptor]

  /// - Returns: nil unless each was trained for another metric that both were scored in.
  init?(_ set: CurveSet, _ first: CodecKey, _ second: CodecKey, _ catalogue: MetricCatalogue) {
    let scored = set.matchedScores(first, second)
    let metrics = scored.map(\.anchor.metric)
    func trained(_ codec: CodecKey) -> MetricDescriptor? {
      metrics.first { $0.isErrorLevel && $0.isTrained(by: codec.objective) }
    }
    guard let own = trained(first), let other = trained(second), own.id != other.id,
      let images = scored.first?.anchor.images
    else { return nil }
    let order = catalogue.descriptors.map(\.id)
    let isInOrder =
      (order.firstIndex(of: own.id) ?? 0) < (order.firstIndex(of: other.id) ?? 0)
    (a, b) = isInOrder ? (first, second) : (second, first)
    (metricA, metricB) = isInOrder ? (own, other) : (other, own)
    self.images = images
    distances = metrics.filter(\.isRatioDistance)
  }
}

extension MetricDescriptor {
  /// Whether curve values are the level -10 log10 of an error that models are trained to make small.
  fileprivate var isErrorLevel: Bool {
    objective != nil && phases == nil && orientation == .higherIsBetter && curveUnit == "dB"
  }
}
