import Results

/// The curve of a codec in one main metric, averaged in each way.
struct AuditedCurve {
  let curve: MeanCurve
  private let pixels: [Double]
  private let errors: [[Double]]

  /// - Returns: nil for a curve without images, for a part, and for a metric without an error.
  init?(_ curve: MeanCurve, pixels: [String: Double]) {
    guard case .named(let names) = curve.images, !curve.metric.id.contains("/") else { return nil }
    let errors = curve.points.map { $0.scores.compactMap(curve.metric.error(ofScore:)) }
    guard errors.allSatisfy({ $0.count == names.count }) else { return nil }
    self.curve = curve
    self.errors = errors
    self.pixels = names.map { pixels[$0] ?? .nan }
  }

  var rows: [AuditRow] {
    zip(curve.points, errors).map { point, errors in
      let levels = Aggregation.allCases.map { $0.level(errors, pixels: pixels) }
      return AuditRow {
        $0.key = curve.codec
        $0.point = point.label
        $0.images = errors.count
        $0.bpp = point.bpp
        $0.metric = curve.metric.id
        $0.meanOfDB = levels[0]
        $0.dbOfMean = levels[1]
        $0.dbOfPixelMean = levels[2]
        $0.gap = levels[0] - levels[1]
        $0.rule = curve.metric.ownAggregation
        $0.note = levels.allSatisfy(\.isFinite) ? "" : "an image has no error, or no number"
      }
    }
  }

  /// The rate-quality curve by one rule, or nil where it does not rise.
  func points(_ rule: Aggregation) -> RateQualityCurve? {
    let points = zip(curve.points, errors).map { point, errors in
      (rule.rate(point.rates, pixels: pixels, curve.rateMean), rule.level(errors, pixels: pixels))
    }.sorted { $0.0 < $1.0 }
    return try? RateQualityCurve(rates: points.map(\.0), qualities: points.map(\.1))
  }
}
