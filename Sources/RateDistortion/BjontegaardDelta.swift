import Foundation

/// Bjontegaard's mean differences of two rate-quality curves (VCEG-M33; log10 rates).
///
/// Nil stands for curves that share nothing within the range.
public struct BjontegaardDelta: Sendable, Hashable {
  public var method: InterpolationMethod
  public var range: RateRange

  public init(method: InterpolationMethod = .pchip, range: RateRange = .overlap) {
    self.method = method
    self.range = range
  }

  /// BD-rate: log10 rate as a function of quality, mean difference test - anchor over the shared
  /// qualities, as 100 (10^mean - 1) percent. Negative says that the test needs less rate.
  ///
  /// With a range of rates: over the qualities at which both curves lie inside it.
  public func rate(anchor: RateQualityCurve, test: RateQualityCurve) -> Double? {
    guard let range = logRange(anchor, test),
      let a = rateOfQuality(anchor), let t = rateOfQuality(test),
      let whole = anchor.qualityInterval.shared(with: test.qualityInterval),
      let insideA = qualities(of: anchor, a, inside: range),
      let insideT = qualities(of: test, t, inside: range),
      let both = insideA.shared(with: insideT)?.shared(with: whole)
    else { return nil }
    return finite(100 * (pow(10, meanDifference(a, t, over: both)) - 1))
  }

  /// Mean difference test - anchor of quality as a function of log10 rate, over the shared rates
  /// inside the range.
  public func quality(anchor: RateQualityCurve, test: RateQualityCurve) -> Double? {
    guard let range = logRange(anchor, test),
      let shared = anchor.logRateInterval.shared(with: test.logRateInterval)?.shared(with: range),
      let a = try? method.interpolant(x: anchor.logRates, y: anchor.qualities),
      let t = try? method.interpolant(x: test.logRates, y: test.qualities)
    else { return nil }
    return finite(meanDifference(a, t, over: shared))
  }

  /// The range in log10 bpp, or nil where thirds are asked of curves that share no rates.
  func logRange(_ anchor: RateQualityCurve, _ test: RateQualityCurve) -> Interval? {
    switch range {
    case .overlap: return Interval(low: -.infinity, high: .infinity)
    case .bpp(let low, let high): return Interval(low: log10(low), high: log10(high))
    case .third(let third):
      guard let shared = anchor.logRateInterval.shared(with: test.logRateInterval) else {
        return nil
      }
      let lower = shared.low + shared.length / 3
      let upper = shared.high - shared.length / 3
      return switch third {
      case .low: Interval(low: shared.low, high: lower)
      case .median: Interval(low: lower, high: upper)
      case .high: Interval(low: upper, high: shared.high)
      }
    }
  }

  private func rateOfQuality(_ curve: RateQualityCurve) -> PiecewiseCubic? {
    try? method.interpolant(x: curve.qualities, y: curve.logRates)
  }

  /// The qualities at which the curve's rate lies inside a range.
  private func qualities(
    of curve: RateQualityCurve, _ rate: PiecewiseCubic, inside range: Interval
  ) -> Interval? {
    let all = curve.qualityInterval
    guard rate(all.low) <= range.high, rate(all.high) >= range.low else { return nil }
    return Interval(
      low: rate(all.low) >= range.low ? all.low : crossing(range.low, of: rate, in: all),
      high: rate(all.high) <= range.high ? all.high : crossing(range.high, of: rate, in: all))
  }

  /// Where the curve rises through a level, by bisection down to neighbouring numbers.
  private func crossing(_ level: Double, of curve: PiecewiseCubic, in interval: Interval) -> Double
  {
    var low = interval.low
    var high = interval.high
    while true {
      let middle = low + (high - low) / 2
      guard low < middle, middle < high else { return high }
      if curve(middle) < level { low = middle } else { high = middle }
    }
  }
}

func meanDifference(_ a: PiecewiseCubic, _ b: PiecewiseCubic, over interval: Interval) -> Double {
  (b.integral(from: interval.low, to: interval.high)
    - a.integral(from: interval.low, to: interval.high)) / interval.length
}

func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
