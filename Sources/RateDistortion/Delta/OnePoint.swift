import Foundation
import Results

extension BDComparison {
  /// A single point of the test beside the anchor's curve: its rate against the anchor's rate at the
  /// point's quality, and its quality against the anchor's at the point's rate. No mean, no interval.
  func compare(
    _ test: MeanCurve, with curve: RateQualityCurve, of anchor: MeanCurve, _ result: inout BDResult
  ) {
    let point = test.points[0]
    let logRate = log10(point.bpp)
    let quality = scale.quality(ofMean: point.mean, test.metric)
    guard logRate.isFinite, quality.isFinite else {
      let fault = MeanCurveFault(
        codec: test.codec, reason: "\(CrossMetricFault.notFinite(point.label))")
      result.faults = [fault]
      result.notes = ["\(fault)"]
      return
    }
    result.rules = (remark.map { [$0] } ?? []) + scaleRule
    if [anchor, test].contains(where: { $0.images.count == nil }) {
      result.notes = ["number of images unknown"]
    }
    result.notes += [
      "\(BDCaveat.sparse.rawValue): \(test.codec) has 1, compared with the anchor's curve "
        + "at its quality"
    ]
    if curve.logRates.count < RateQualityCurve.minimumPoints {
      result.notes.append(
        "\(anchor.codec) has \(curve.logRates.count) points, joined by straight lines")
    }
    if let reason = outside(logRate, quality) {
      result.rate.notes = [reason]
      result.quality.notes = [reason]
      return
    }
    let atQuality =
      curve.qualityInterval.contains(quality)
      ? delta.rateOfQuality(curve).map { logRate - $0(quality) } : nil
    let atRate =
      curve.logRateInterval.contains(logRate)
      ? delta.qualityOfRate(curve).map { quality - $0(logRate) } : nil
    if let value = atQuality.flatMap({ finite(100 * (pow(10, $0) - 1)) }) {
      result.rate.value = value
    } else {
      result.rate.notes = ["the anchor's curve does not reach the point's quality"]
    }
    if let value = atRate.flatMap({ finite(scale.reported($0, test.metric)) }) {
      result.quality.value = value
    } else {
      result.quality.notes = ["the anchor's curve does not reach the point's rate"]
    }
  }

  /// Why a point is not compared over the range, or nil.
  private func outside(_ logRate: Double, _ quality: Double) -> String? {
    let words = "the point lies outside the range"
    if let qualities = delta.qualities, !qualities.contains(quality) { return words }
    switch delta.range {
    case .overlap, .shared(.full): return nil
    case .bpp(let low, let high):
      return log10(low) <= logRate && logRate <= log10(high) ? nil : words
    case .shared: return "a point and a curve share no range of rates that has thirds"
    }
  }
}
