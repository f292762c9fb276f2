import Foundation
import Results

/// How far a cross-metric bias depends on settings that papers often leave unsaid: how images are
/// averaged, how curves are interpolated, which layers of a network count and by how much, which of
/// the program's definitions of the same weights was taken, and whether the pixels at the edges count.
struct BiasSensitivity {
  let curves: BiasCurves
  /// The bias as `bias.csv` has it.
  let row: BiasRow
  /// The distance's parts, of objective a and objective b.
  var parts: [BiasCurves.Pair] = []
  /// The distance by other definitions.
  var others: [(definition: MetricDefinition, curves: BiasCurves.Pair)] = []
  /// Both metrics without a frame of so many pixels.
  var framed: [(pixels: Int, curves: BiasCurves)] = []
  /// Pixels by image.
  var pixels: [String: Double] = [:]

  /// None for curves that must not be compared.
  var rows: [BiasSensitivityRow] {
    guard row.differencePercent.isFinite else { return [] }
    let averaged = averagedRows
    let found = averaged.map(\.differencePercent).filter(\.isFinite)
    let spread = Bounds(found.min(), found.max())
    return (averaged + partRows + equalPartsRow + definitionRows + frameRows).map { row in
      var row = row
      row.spread = spread
      if row.kind == .averaging {
        let marks: [(SensitivityRow.Mark, Bool)] = [
          (.default, row.setting == Self.own && row.method == .pchip),
          (.lowest, row.differencePercent == spread.low),
          (.highest, row.differencePercent == spread.high),
        ]
        row.marks = marks.filter(\.1).map(\.0)
      }
      return row
    }
  }

  private static let own = "own"
  private static let rules: [(name: String, rule: Aggregation)] = [
    ("mean-of-logs", .meanOfDB), ("log-of-means", .dBOfMean), ("pooled", .dBOfPixelMean),
  ]

  private var averagedRows: [BiasSensitivityRow] {
    let own = InterpolationMethod.allCases.map { method in
      row(.averaging, Self.own, method, curves.bias.difference(nil, by: method)?.mean)
    }
    return own
      + Self.rules.flatMap { name, rule in
        InterpolationMethod.allCases.map { row(.averaging, name, $0, difference(rule, $0)) }
      }
  }

  private var partRows: [BiasSensitivityRow] {
    let sums = both(parts.map(means))
    return parts.map { part in
      var row = row(
        .part, String(part.a.metric.id.drop { $0 != "/" }.dropFirst()), .pchip,
        curves.bias(of: part).difference(nil)?.mean)
      let shares = zip(both([means(part)]), sums).map { 100 * $0 / $1 }
      if parts.count > 1, shares.allSatisfy(\.isFinite) {
        row.share = Bounds(shares.min(), shares.max())
      }
      return row
    }
  }

  /// Of all parts, each divided by its mean over the points of both curves.
  private var equalPartsRow: [BiasSensitivityRow] {
    let counts = Set(
      (parts + [curves.distance]).flatMap { [$0.a.points.count, $0.b.points.count] })
    guard parts.count > 1, counts.count <= 2, let first = parts.first,
      parts.allSatisfy({ labels($0) == labels(first) })
    else { return [] }
    let scales = parts.map { part in
      let values = both([means(part)])
      return average(values, values.indices)
    }
    func merged(_ side: KeyPath<BiasCurves.Pair, MeanCurve>) -> MeanCurve {
      let own = parts.map { $0[keyPath: side] }
      return MeanCurve(
        codec: own[0].codec, metric: curves.distance.a.metric, images: own[0].images,
        points: own[0].points.indices.map { index in
          let point = own[0].points[index]
          let scores = point.scores.indices.map { image in
            let values = zip(own, scales).map { $0.points[index].scores[image] / $1 }
            return average(values, values.indices)
          }
          return MeanCurve.Point(
            label: point.label, bpp: point.bpp, mean: average(scores, scores.indices),
            rates: point.rates, scores: scores)
        }, rateWeights: own[0].rateWeights)
    }
    let pair = (a: merged(\.a), b: merged(\.b))
    return [row(.parts, "equal", .pchip, curves.bias(of: pair).difference(nil)?.mean)]
  }

  private var definitionRows: [BiasSensitivityRow] {
    others.map { other in
      var row = row(
        .definition, other.definition.fingerprint, .pchip,
        curves.bias(of: other.curves).difference(nil)?.mean)
      row.note = Notes(row.note.remarks + [other.definition.text])
      return row
    }
  }

  private var frameRows: [BiasSensitivityRow] {
    framed.map { framed in
      row(.frame, "\(framed.pixels)", .pchip, framed.curves.bias.difference(nil)?.mean)
    }
  }

  private func row(
    _ kind: BiasSensitivityRow.Kind, _ setting: String, _ method: InterpolationMethod,
    _ mean: Double?
  ) -> BiasSensitivityRow {
    BiasSensitivityRow {
      $0.bias = self.row.bias
      $0.ci = self.row.ci
      $0.kind = kind
      $0.setting = setting
      $0.method = method
      if let mean {
        $0.differencePercent = CrossMetricBias.percent(mean)
      } else {
        $0.note = "a curve is not monotone, or the two share no range"
      }
    }
  }

  private func labels(_ pair: BiasCurves.Pair) -> [[String]] {
    [pair.a.points.map(\.label), pair.b.points.map(\.label)]
  }

  private func means(_ pair: BiasCurves.Pair) -> [Double] {
    (pair.a.points + pair.b.points).map(\.mean)
  }

  /// Sums over several lists of the same length.
  private func both(_ lists: [[Double]]) -> [Double] {
    guard let first = lists.first, lists.allSatisfy({ $0.count == first.count }) else { return [] }
    return first.indices.map { index in lists.reduce(0) { $0 + $1[index] } }
  }

  // MARK: averaging

  /// Mean of ln d_b - ln d_a where both axes average by a rule.
  private func difference(_ rule: Aggregation, _ method: InterpolationMethod) -> Double? {
    guard let a = places(curves.distance.a, curves.base?.a, rule),
      let b = places(curves.distance.b, curves.base?.b, rule),
      let shared = Interval(ofRising: a.x).shared(with: Interval(ofRising: b.x)),
      let ofA = try? method.interpolant(x: a.x, y: a.y),
      let ofB = try? method.interpolant(x: b.x, y: b.y)
    else { return nil }
    return finite(log(10.0) / 10 * (0 - meanDifference(ofA, ofB, over: shared)))
  }

  /// Levels in dB of the held metric's error (or log10 of the rate) and of the distance, both rising.
  private func places(
    _ distance: MeanCurve, _ base: MeanCurve?, _ rule: Aggregation
  ) -> (x: [Double], y: [Double])? {
    guard case .named(let names) = distance.images else { return nil }
    let weights = names.map { pixels[$0] ?? .nan }
    func level(_ curve: MeanCurve, _ point: MeanCurve.Point) -> Double {
      let errors = point.scores.compactMap(curve.metric.error(ofScore:))
      return errors.count == names.count ? rule.level(errors, pixels: weights) : .nan
    }
    let points = distance.points.compactMap { point -> (x: Double, y: Double)? in
      let y = level(distance, point)
      guard let base else {
        return (log10(rule.rate(point.rates, pixels: weights, distance.rateMean)), y)
      }
      return base.points.first { $0.label == point.label }.map { (level(base, $0), y) }
    }.sorted { $0.x < $1.x }
    guard points.count >= RateQualityCurve.minimumPoints,
      points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }),
      zip(points, points.dropFirst()).allSatisfy({ $0.x < $1.x && $0.y < $1.y })
    else { return nil }
    return (points.map(\.x), points.map(\.y))
  }
}
