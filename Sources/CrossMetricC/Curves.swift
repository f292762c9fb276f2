public import CCrossMetric
import Foundation
import Metrics
import RateDistortion
import Results

extension CurveValues {
  /// - Throws: `CallError` for arrays that cannot be.
  fileprivate init(_ curve: UnsafePointer<cm_curve>?, codec: String) throws {
    guard let curve = curve?.pointee else { throw CallError("the curve \(codec) is NULL") }
    let (points, images) = (Int(curve.points), Int(curve.images))
    guard points > 0, images > 0 else {
      throw CallError(
        "the curve \(codec) has \(points) points of \(images) images; give at least one of each",
        status: CM_CURVES)
    }
    guard let rates = curve.rates, let scores = curve.scores else {
      throw CallError("rates or scores of the curve \(codec) are NULL")
    }
    func rows(_ values: UnsafePointer<Double>) -> [[Double]] {
      (0..<points).map { Array(UnsafeBufferPointer(start: values + $0 * images, count: images)) }
    }
    self.init(
      codec: CodecKey(codec: codec, objective: ""), places: rows(rates), scores: rows(scores))
  }
}

private func sameImages(_ curves: [UnsafePointer<cm_curve>?], _ names: String) throws {
  let counts = curves.compactMap { $0?.pointee.images }
  guard Set(counts).count < 2 else {
    throw CallError(
      "the curves \(names) have \(counts.map { "\($0)" }.joined(separator: " and ")) images a point; "
        + "only curves of the same images can be compared", status: CM_CURVES)
  }
}

private func descriptor(_ id: String) throws -> MetricDescriptor {
  guard let found = MetricRegistry.catalogue.descriptor(of: id) else {
    throw MetricError.unknown(id: id, known: MetricRegistry.catalogue.descriptors.map(\.id))
  }
  return found
}

private func bootstrap(_ rules: cm_curve_rules?) -> Bootstrap {
  bootstrap(draws: rules?.draws ?? 0, seed: rules?.seed ?? 0)
}

private func bootstrap(draws: Int64, seed: UInt64) -> Bootstrap {
  var bootstrap = Bootstrap()
  // More would take memory without end, and changes no digit that is shown.
  if draws > 0 { bootstrap.draws = Int(min(draws, 1_000_000)) }
  bootstrap.seed = seed
  return bootstrap
}

@c @implementation
public func cm_bd_rate(
  _ anchor: UnsafePointer<cm_curve>!, _ test: UnsafePointer<cm_curve>!,
  _ metric: UnsafePointer<CChar>!, _ rules: UnsafePointer<cm_curve_rules>!,
  _ delta: UnsafeMutablePointer<cm_delta>!, _ message: Message
) -> cm_status {
  answer(message) {
    let delta = try needed(delta, "delta")
    try sameImages([anchor, test], "anchor and test")
    let rules = rules?.pointee
    let method = try word(
      rules?.method, "method", default: InterpolationMethod.pchip, status: CM_CURVES)
    let range = try rules?.range.map { try RateRange(parsing: String(cString: $0)) } ?? .overlap
    let least = rules.flatMap { $0.least_points == 0 ? nil : Int($0.least_points) }
    if let least, !PointRule.minima.contains(least) {
      throw CallError("the fewest points of a curve may be 1, 2, 3 or 4", status: CM_CURVES)
    }
    let row = Analysis.bdRate(
      anchor: try CurveValues(anchor, codec: "anchor"),
      test: try CurveValues(test, codec: "test"),
      metric: try metric.map { try descriptor(String(cString: $0)) }
        ?? MetricDescriptor(
          id: "quality", name: "Quality", orientation: .higherIsBetter, curveScale: .identity),
      rule: BDRule(delta: BjontegaardDelta(method: method, range: range)),
      scale: try word(rules?.scale, "scale", default: QualityScale.logarithmic, status: CM_CURVES),
      points: PointRule(
        minimum: least ?? PointRule().minimum,
        leavesOutDominated: rules?.leaves_out_dominated == 1),
      bootstrap: bootstrap(rules))
    delta.pointee = cm_delta(
      rate_percent: row.bdRatePercent, rate_low: row.ci.low ?? .nan, rate_high: row.ci.high ?? .nan,
      quality: row.bdQuality, overlap_percent: row.overlapPercent,
      anchor_points: Int64(row.evidence.anchorPoints ?? -1),
      test_points: Int64(row.evidence.points ?? -1),
      note: strdup(row.note.description))
  }
}

@c @implementation
public func cm_cross_metric_bias(
  _ a: UnsafePointer<cm_curve>!, _ b: UnsafePointer<cm_curve>!,
  _ at_equal: UnsafePointer<CChar>!, _ distance: UnsafePointer<CChar>!,
  _ rules: UnsafePointer<cm_curve_rules>!, _ bias: UnsafeMutablePointer<cm_bias>!,
  _ message: Message
) -> cm_status {
  answer(message) {
    let bias = try needed(bias, "bias")
    try sameImages([a, b], "a and b")
    let held = try text(at_equal, "at_equal")
    let measured = try descriptor(try text(distance, "distance"))
    guard measured.isRatioDistance else {
      throw CallError(
        "\(measured.id) is not a distance, so its ratios do not say how much better one is; measure a "
          + "bias in a distance, such as vgg16", status: CM_CURVES)
    }
    let found = Analysis.bias(
      a: try CurveValues(a, codec: "a"), b: try CurveValues(b, codec: "b"), distance: measured,
      atEqual: held == BiasRow.rate ? nil : try descriptor(held),
      bootstrap: bootstrap(rules?.pointee))
    let row = found.row
    bias.pointee = cm_bias(
      percent: row.differencePercent, low: row.ci.low ?? .nan, high: row.ci.high ?? .nan,
      p: found.p ?? .nan, from: row.low, to: row.high,
      a_points: Int64(row.evidence.anchorPoints ?? -1), b_points: Int64(row.evidence.points ?? -1),
      note: strdup(row.note.description))
  }
}

@c @implementation
public func cm_mean_interval(
  _ values: UnsafePointer<Double>!, _ count: Int64, _ draws: Int64, _ seed: UInt64,
  _ mean: UnsafeMutablePointer<Double>!, _ low: UnsafeMutablePointer<Double>!,
  _ high: UnsafeMutablePointer<Double>!, _ message: Message
) -> cm_status {
  answer(message) {
    guard count > 0, let values else { throw CallError("there are no values", status: CM_CURVES) }
    let found = Analysis.mean(
      of: Array(UnsafeBufferPointer(start: values, count: Int(count))),
      bootstrap: bootstrap(draws: draws, seed: seed))
    mean?.pointee = found.mean
    low?.pointee = found.interval?.low ?? .nan
    high?.pointee = found.interval?.high ?? .nan
  }
}
