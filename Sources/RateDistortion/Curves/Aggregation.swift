import Foundation
import Results

/// Ways to average a set of images into one point of a curve.
extension Aggregation {
  /// The value in dB of images with given errors and sizes.
  func level(_ errors: [Double], pixels: [Double]) -> Double {
    switch self {
    case .meanOfDB:
      let levels = errors.map { Self.decibels($0) }
      return average(levels, levels.indices)
    case .dBOfMean: return Self.decibels(average(errors, errors.indices))
    case .dBOfPixelMean: return Self.decibels(weighted(errors, pixels))
    }
  }

  /// Mean rate; pixel-weighted, or where the study says so, it is all bits over all pixels.
  func rate(_ rates: [Double], pixels: [Double], _ mean: RateMean) -> Double {
    self == .dBOfPixelMean || mean == .total
      ? weighted(rates, pixels) : average(rates, rates.indices)
  }

  private func weighted(_ values: [Double], _ weights: [Double]) -> Double {
    let products = zip(values, weights).map { $0 * $1 }
    return average(products, products.indices) / average(weights, weights.indices)
  }

  static func decibels(_ error: Double) -> Double { -10 * log10(error) }
}

extension MetricDescriptor {
  /// The error of which a score is the level -10 log10 error, peak power 1: relative MSE of a PSNR,
  /// 1 - score of a similarity, a distance itself; nil for a score that is the level of nothing.
  func error(ofScore score: Double) -> Double? {
    switch curveScale {
    case .identity: pooledName == nil ? nil : pow(10, -score / 10)
    case .decibelsBelowOne: 1 - score
    case .negativeLogarithm: score
    }
  }

  /// How curves and BD of this project average this metric.
  var ownAggregation: Aggregation { curveScale == .identity ? .meanOfDB : .dBOfMean }
}
