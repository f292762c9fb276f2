import Results

/// Do conclusions depend on how images are averaged?
struct AggregationAudit {
  private let set: CurveSet
  private let anchor: CodecKey?
  private let curves: [AuditedCurve]

  init(_ set: CurveSet, _ input: AnalysisInput) {
    self.set = set
    anchor = input.anchor
    let pixels = Dictionary(
      input.scores.map { ($0.image, Double($0.width) * Double($0.height)) },
      uniquingKeysWith: { first, _ in first })
    curves = set.curves.compactMap { AuditedCurve($0, pixels: pixels) }
  }

  var rows: [AuditRow] { curves.flatMap(\.rows) }

  /// BD-rates under each rule, with what flips.
  var bdRows: [AuditedBDRow] {
    let pairs = set.pairs(anchor).flatMap { anchor, test in
      curves.filter { $0.curve.codec == anchor }.compactMap { a in
        curves.first { $0.curve.codec == test && $0.curve.metric.id == a.curve.metric.id }
          .map { (a, $0) }
      }
    }
    let found = pairs.map { a, t in (row: row(a, t), rates: rates(a, t)) }
    return found.map { own in
      var row = own.row
      guard own.rates.count == Aggregation.allCases.count else { return row }
      let rivals = found.filter {
        $0.row.anchorKey == row.anchorKey && $0.row.metric == row.metric
          && $0.rates.count == own.rates.count
      }
      let ranks = own.rates.indices.map { rule in
        rivals.count { $0.rates[rule] < own.rates[rule] }
      }
      row.spread = (own.rates.max() ?? .nan) - (own.rates.min() ?? .nan)
      let (sign, ranking) = (Set(own.rates.map { $0 < 0 }).count > 1, Set(ranks).count > 1)
      row.flips = sign ? (ranking ? .both : .sign) : (ranking ? .ranking : .nothing)
      return row
    }
  }

  private func row(_ a: AuditedCurve, _ t: AuditedCurve) -> AuditedBDRow {
    let rates = Aggregation.allCases.map { rate(a, t, $0) ?? .nan }
    return AuditedBDRow {
      $0.compared = ComparisonKey(anchor: a.curve, t.curve)
      $0.meanOfDB = rates[0]
      $0.dbOfMean = rates[1]
      $0.dbOfPixelMean = rates[2]
      $0.note = Notes(note(a, t, rates))
    }
  }

  private func note(_ a: AuditedCurve, _ t: AuditedCurve, _ rates: [Double]) -> String {
    if a.curve.images != t.curve.images { return imageSetsDiffer(a.curve.images, t.curve.images) }
    return rates.allSatisfy(\.isFinite)
      ? "" : "a curve is not monotone, has fewer than 4 points, or the two share no quality"
  }

  private func rates(_ a: AuditedCurve, _ t: AuditedCurve) -> [Double] {
    Aggregation.allCases.compactMap { rate(a, t, $0) }
  }

  private func rate(_ a: AuditedCurve, _ t: AuditedCurve, _ rule: Aggregation) -> Double? {
    guard a.curve.images == t.curve.images, let anchor = a.points(rule), let test = t.points(rule)
    else { return nil }
    return BjontegaardDelta().rate(anchor: anchor, test: test)
  }
}
