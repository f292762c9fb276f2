import Foundation
public import Results

/// Bjontegaard's mean differences of two rate-quality curves (VCEG-M33; log10 rates).
///
/// Nil stands for curves that share nothing within the range.
public struct BjontegaardDelta: Sendable, Hashable {
  public var method: InterpolationMethod
  public var range: RateRange
  /// Bounds of the qualities that BD-rate is taken over, on the curve's scale; nil for none.
  public var qualities: ClosedRange<Double>?

  /// Which curves a range of rates is a range of, for BD-rate.
  public enum Inside: Sendable, Hashable {
    /// The qualities at which both lie inside it.
    case both
    /// The qualities of the anchor inside it, as far as the test reaches them.
    case anchor
  }

  public var inside = Inside.both

  public init(
    method: InterpolationMethod = .pchip, range: RateRange = .overlap,
    qualities: ClosedRange<Double>? = nil, inside: Inside = .both
  ) {
    self.method = method
    self.range = range
    self.qualities = qualities
    self.inside = inside
  }

  public var settings: DeltaSettings { DeltaSettings(method: method, range: range) }

  /// BD-rate: log10 rate as a function of quality, mean difference test - anchor over the shared
  /// qualities, as 100 (10^mean - 1) percent. Negative says that the test needs less rate.
  ///
  /// With a range of rates: over the qualities at which both curves, or the anchor, lie inside it.
  public func rate(anchor: RateQualityCurve, test: RateQualityCurve) -> Double? {
    rateDifference(anchor: anchor, test: test)?.percent
  }

  /// Mean difference test - anchor of quality as a function of log10 rate, over the shared rates
  /// inside the range.
  public func quality(anchor: RateQualityCurve, test: RateQualityCurve) -> Double? {
    qualityDifference(anchor: anchor, test: test)?.mean
  }

  /// Mean difference of log10 rates over a range of qualities.
  func rateDifference(anchor: RateQualityCurve, test: RateQualityCurve) -> MeanDifference? {
    guard let range = logRange(anchor, test),
      let a = rateOfQuality(anchor), let t = rateOfQuality(test),
      let whole = anchor.qualityInterval.shared(with: test.qualityInterval),
      let insideA = qualities(of: anchor, a, in: range),
      let insideT = inside == .both ? qualities(of: test, t, in: range) : whole,
      var both = insideA.shared(with: insideT)?.shared(with: whole)
    else { return nil }
    if let qualities {
      let bounds = Interval(low: qualities.lowerBound, high: qualities.upperBound)
      guard let bounded = both.shared(with: bounds) else { return nil }
      both = bounded
    }
    return MeanDifference(a, t, over: both)
  }

  /// Mean difference of log10 rates over given qualities; beyond their points the curves' outer
  /// pieces continue.
  func rateDifference(
    anchor: RateQualityCurve, test: RateQualityCurve, over qualities: Interval
  ) -> MeanDifference? {
    guard let a = rateOfQuality(anchor), let t = rateOfQuality(test) else { return nil }
    return MeanDifference(a, t, over: qualities)
  }

  /// Mean difference of qualities over a range of log10 rates.
  func qualityDifference(anchor: RateQualityCurve, test: RateQualityCurve) -> MeanDifference? {
    guard let range = logRange(anchor, test),
      let shared = anchor.logRateInterval.shared(with: test.logRateInterval)?.shared(with: range),
      let a = qualityOfRate(anchor), let t = qualityOfRate(test)
    else { return nil }
    return MeanDifference(a, t, over: shared)
  }

  /// The range in log10 bpp, or nil where a part is asked of curves that share no rates.
  func logRange(_ anchor: RateQualityCurve, _ test: RateQualityCurve) -> Interval? {
    switch range {
    case .overlap: Interval(low: -.infinity, high: .infinity)
    case .bpp(let low, let high): Interval(low: log10(low), high: log10(high))
    case .shared(let part):
      anchor.logRateInterval.shared(with: test.logRateInterval).map(part.of)
    }
  }

  func rateOfQuality(_ curve: RateQualityCurve) -> PiecewiseCubic? {
    interpolant(x: curve.qualities, y: curve.logRates)
  }

  func qualityOfRate(_ curve: RateQualityCurve) -> PiecewiseCubic? {
    interpolant(x: curve.logRates, y: curve.qualities)
  }

  /// Two and three points say nothing of a bend: straight lines in (log rate, quality).
  private func interpolant(x: [Double], y: [Double]) -> PiecewiseCubic? {
    x.count < RateQualityCurve.minimumPoints
      ? PiecewiseCubic(linesThrough: x, y) : try? method.interpolant(x: x, y: y)
  }

  /// The qualities at which the curve's rate lies inside a range.
  private func qualities(
    of curve: RateQualityCurve, _ rate: PiecewiseCubic, in range: Interval
  ) -> Interval? {
    let all = curve.qualityInterval
    func crossing(_ level: Double) -> Double {
      increasing({ rate($0) }, reaches: level, from: all.low, to: all.high)
    }
    guard rate(all.low) <= range.high, rate(all.high) >= range.low else { return nil }
    return Interval(
      low: rate(all.low) >= range.low ? all.low : crossing(range.low),
      high: rate(all.high) <= range.high ? all.high : crossing(range.high))
  }
}

/// The mean difference b - a of two functions, and the range that it was taken over.
struct MeanDifference {
  let mean: Double
  let over: Interval
  private let a, b: PiecewiseCubic

  /// Nil where it is not finite.
  init?(_ a: PiecewiseCubic, _ b: PiecewiseCubic, over interval: Interval) {
    guard let mean = finite(meanDifference(a, b, over: interval)) else { return nil }
    self.mean = mean
    over = interval
    self.a = a
    self.b = b
  }

  /// Mean differences over the lower, middle and upper third of the interval.
  var thirds: [MeanDifference] {
    [RateRange.Part.low, .median, .high].compactMap { MeanDifference(a, b, over: $0.of(over)) }
  }

  /// Whether a function, which rises from point to point, falls anywhere in the interval.
  var overshoots: Bool { [a, b].contains { $0.falls(inside: over) } }

  /// Of log10 rates: the rate difference in percent, or nil where it is not finite.
  var percent: Double? { finite(100 * (pow(10, mean) - 1)) }
}

func meanDifference(_ a: PiecewiseCubic, _ b: PiecewiseCubic, over interval: Interval) -> Double {
  (b.integral(from: interval.low, to: interval.high)
    - a.integral(from: interval.low, to: interval.high)) / interval.length
}

/// A number, or nil for none; never -0.
func finite(_ value: Double) -> Double? { value.isFinite ? value + 0 : nil }

extension RateRange.Part {
  /// This part of a range of log rates.
  func of(_ whole: Interval) -> Interval {
    let lower = whole.low + whole.length / 3
    let upper = whole.high - whole.length / 3
    return switch self {
    case .low: Interval(low: whole.low, high: lower)
    case .median: Interval(low: lower, high: upper)
    case .high: Interval(low: upper, high: whole.high)
    case .full: whole
    }
  }

  /// In words, such as "low third of the shared log rates".
  var rule: String {
    self == .full ? "the shared log rates" : "\(rawValue) third of the shared log rates"
  }
}
