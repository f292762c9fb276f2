import Foundation
import Results

/// BD-rate and BD-quality of two mean curves, with intervals and notes.
struct BDComparison {
  let delta: BjontegaardDelta
  let scale: QualityScale
  /// Tables of draws by number of images; none for no intervals.
  let resamples: [Int: Resamples]
  /// Whether curves whose number of images is unknown are taken to be comparable.
  let trustsUnknownCounts: Bool
  /// Notes on every result, such as the name of a preset.
  var remark: String? = nil
  var points = PointRule()

  func result(anchor: MeanCurve, test: MeanCurve) -> BDResult {
    guard points.leavesOutDominated else { return compared(anchor: anchor, test: test) }
    let kept = [anchor, test].map { $0.withoutDominated(scale) }
    var result = compared(anchor: kept[0].curve, test: kept[1].curve)
    result.notes += kept.compactMap(\.note)
    return result
  }

  private func compared(anchor: MeanCurve, test: MeanCurve) -> BDResult {
    var result = BDResult(
      anchor: anchor.codec, test: test.codec, metric: test.metric, delta: delta, scale: scale)
    if let difference = imageNote(anchor, test) {
      result.notes = [difference]
      return result
    }
    let isPoint = points.minimum == 1 && test.points.count == 1
    if isPoint, let a = anchor.rateQuality(scale, atLeast: 2) {
      compare(test, with: a, of: anchor, &result)
      return result
    }
    result.faults = (isPoint ? [anchor] : [anchor, test]).compactMap { curve in
      curve.fault(scale, atLeast: points.minimum)
        .map { MeanCurveFault(codec: curve.codec, reason: $0) }
    }
    guard result.faults.isEmpty, let a = anchor.rateQuality(scale, atLeast: points.minimum),
      let t = test.rateQuality(scale, atLeast: points.minimum)
    else {
      result.notes = result.faults.map(\.description)
      return result
    }
    if [anchor, test].contains(where: { $0.images.count == nil }) {
      result.notes = ["number of images unknown"]
    }
    result.rules = rules(a, t)
    if [anchor, test].contains(where: { $0.rateMean == .total }) {
      result.rules.append("rates are all bits over all pixels")
    }
    let sparse = points.caveat(anchor, test)
    if let sparse { result.notes.append(sparse) }

    let within = delta.range == .overlap && delta.qualities == nil ? "" : " inside the range"
    let pair = Pair(anchor: anchor, test: test, a: a, t: t)
    let found =
      sparse == nil
      ? CurveIntervals(resamples: resamples, scale: scale)
        .found(anchor: anchor, test: test, delta) : CurveIntervals.Found()
    result.rate = direction(
      pair, along: \.qualities, difference: { $0.rateDifference(anchor: $1, test: $2) },
      reported: { finite(100 * (pow(10, $0) - 1)) }, unit: "%",
      methodLimit: log10(MethodSpread.ratio),
      shown: { scale.words($0, test.metric) },
      interval: found.rate,
      notes: found.notes, otherwise: "the curves share no quality\(within)")
    result.quality = direction(
      pair, along: \.logRates, difference: { $0.qualityDifference(anchor: $1, test: $2) },
      reported: { scale.reported($0, test.metric) }, unit: scale.reportedUnit(test.metric),
      methodLimit: scale.methodLimit(test.metric),
      shown: { HeldEqual.rate.words($0) },
      interval: found.quality,
      notes: found.notes, otherwise: "the curves share no rates\(within)")
    return result
  }

  /// Two curves of means and what they are as checked curves.
  private struct Pair {
    let anchor, test: MeanCurve
    let a, t: RateQualityCurve
  }

  /// One direction: the number, its interval, and what it was taken over.
  private func direction(
    _ pair: Pair, along values: KeyPath<RateQualityCurve, [Double]>,
    difference: (BjontegaardDelta, RateQualityCurve, RateQualityCurve) -> MeanDifference?,
    reported: (Double) -> Double?, unit: String, methodLimit: Double?,
    shown: (Double) -> String, interval: ResampledInterval?, notes: [String], otherwise: String
  ) -> BDResult.Direction {
    let a = pair.a[keyPath: values]
    let t = pair.t[keyPath: values]
    var direction = BDResult.Direction()
    direction.overlapPercent = Interval(ofRising: a).overlapPercent(with: Interval(ofRising: t))
    guard let found = difference(delta, pair.a, pair.t), let value = reported(found.mean) else {
      direction.notes = [otherwise]
      return direction
    }
    direction.value = value
    direction.over = found.over
    let inside = PointsInside(
      over: found.over, anchor: .init(codec: pair.anchor.codec, places: a),
      test: .init(codec: pair.test.codec, places: t))
    direction.evidence = inside.evidence
    if let message = inside.note(shown) {
      direction.caveats.append(.init(kind: .gap, message: message))
    }
    if direction.overlapPercent < BDResult.lowOverlapPercent {
      direction.caveats.append(
        .init(
          kind: .lowOverlap,
          message: String(
            format: "\(BDCaveat.lowOverlap.rawValue) %.0f %%", direction.overlapPercent)))
    }
    let spread = methodLimit.flatMap { limit in
      MethodSpread.note(limit: limit) { method in
        var other = delta
        other.method = method
        return difference(other, pair.a, pair.t).flatMap { found in
          reported(found.mean).map { (found.mean, words($0, unit)) }
        }
      }
    }
    if let spread { direction.caveats.append(.init(kind: .methods, message: spread)) }
    if let crossing = crossing(found, reported, unit) { direction.caveats.append(crossing) }
    if found.overshoots {
      direction.caveats.append(
        .init(
          kind: .overshoot,
          message:
            "\(BDCaveat.overshoot.rawValue): \(delta.method.rawValue) goes up and down between "
            + "the points"))
    }
    direction.notes += direction.caveats.map(\.message)
    guard inside.isEnough else { return direction }
    direction.interval = interval?.interval { reported($0) ?? .nan }
    direction.notes += notes + (interval?.notes ?? [])
    return direction
  }

  /// The values at both ends, if they have opposite signs: the number is a balance of both.
  /// Differences of log10 rates under 0.002 (half a percent), or of qualities under 0.002, are no
  /// contradiction.
  private func crossing(
    _ found: MeanDifference, _ reported: (Double) -> Double?, _ unit: String
  ) -> BDResult.Caveat? {
    let thirds = found.thirds
    guard thirds.count == 3, let low = thirds.map(\.mean).min(), let high = thirds.map(\.mean).max()
    else { return nil }
    let least = 0.002
    guard low < -least, high > least else { return nil }
    let words = thirds.map(\.mean).compactMap(reported).map { self.words($0, unit) }
    guard words.count == 3 else { return nil }
    return BDResult.Caveat(
      kind: .crossing,
      message:
        "\(BDCaveat.crossing.rawValue): \(words[0]), \(words[1]), \(words[2]) in the thirds of "
        + "the interval")
  }

  private func words(_ value: Double, _ unit: String) -> String {
    // An interpolation that leaves its points gives numbers of any size.
    let format = abs(value) >= 1e5 ? "%+.2g" : unit == "%" ? "%+.1f" : "%+.3f"
    return String(format: format, value) + (unit.isEmpty ? "" : " " + unit)
  }

  private func rules(_ a: RateQualityCurve, _ t: RateQualityCurve) -> [String] {
    var rules = remark.map { [$0] } ?? []
    if case .shared(let part) = delta.range, let range = delta.logRange(a, t) {
      rules.append(
        "\(part.rule), \(digits(pow(10, range.low))) to \(digits(pow(10, range.high))) bpp")
    }
    return rules + scaleRule
  }

  var scaleRule: [String] { scale == .linear ? ["linear scale"] : [] }

  private func imageNote(_ anchor: MeanCurve, _ test: MeanCurve) -> String? {
    if anchor.images.match(test.images) { return nil }
    let counts = [anchor, test].map(\.images.count)
    if trustsUnknownCounts && counts.contains(nil) { return nil }
    return imageSetsDiffer(anchor.images, test.images)
  }
}

/// "image sets differ (6 and 24)".
func imageSetsDiffer(_ a: MeanCurve.Images, _ b: MeanCurve.Images) -> String {
  let counts = [a, b].map { $0.count.map { "\($0)" } ?? "unknown" }
  return "image sets differ (\(counts.joined(separator: " and ")))"
}

private func digits(_ value: Double) -> String { String(format: "%.4g", value) }
