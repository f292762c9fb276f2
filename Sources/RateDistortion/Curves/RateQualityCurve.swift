import Foundation

/// The points of a rate-quality curve by rising rate, checked: at least four (or two, where fewer are
/// asked for), rate and quality finite and strictly rising.
public struct RateQualityCurve: Sendable, Hashable {
  /// The fewest points that make a curve, for rate as for bias.
  public static let minimumPoints = 4

  /// log10 of bits per pixel.
  public let logRates: [Double]
  public let qualities: [Double]

  /// - Parameters:
  ///   - rates: in bits per pixel, rising.
  ///   - qualities: on the curve scale of their metric, rising.
  ///   - fewest: the fewest points; 2 where less is asked for. `BjontegaardDelta` draws straight lines
  ///     through two and three.
  /// - Throws: `CurveFault`, the first in the order of its cases.
  public init(
    rates: [Double], qualities: [Double], atLeast fewest: Int = minimumPoints
  ) throws(CurveFault) {
    guard rates.count >= max(2, fewest), qualities.count == rates.count else {
      throw .tooFewPoints(min(rates.count, qualities.count))
    }
    logRates = rates.map { log10($0) }
    self.qualities = qualities
    for index in rates.indices where !logRates[index].isFinite || !qualities[index].isFinite {
      throw .notFinite(index)
    }
    for index in rates.indices.dropFirst() {
      guard logRates[index - 1] < logRates[index], qualities[index - 1] < qualities[index] else {
        throw .notRising(index)
      }
    }
  }

  var logRateInterval: Interval { Interval(ofRising: logRates) }
  var qualityInterval: Interval { Interval(ofRising: qualities) }
}

/// Why points make no rate-quality curve; an index is that of a point by rising rate.
public enum CurveFault: Error, Equatable {
  case tooFewPoints(Int)
  /// Rate or quality is infinite or not a number, or the rate is not positive.
  case notFinite(Int)
  /// From the point before to this one, rate or quality does not rise.
  case notRising(Int)
}
