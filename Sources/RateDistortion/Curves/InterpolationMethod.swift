public import Results

extension InterpolationMethod {
  /// The curve through the points (x, y), near them for `cubic`.
  ///
  /// - Parameters:
  ///   - x: strictly increasing.
  ///   - y: as many.
  /// - Throws: `InterpolationError` if the points do not determine a curve.
  public func interpolant(
    x: [Double], y: [Double]
  ) throws(InterpolationError) -> PiecewiseCubic {
    guard x.count == y.count else { throw .counts(x: x.count, y: y.count) }
    guard x.count >= minimumPoints else {
      throw .tooFewPoints(found: x.count, needed: minimumPoints)
    }
    for index in x.indices {
      guard x[index].isFinite, y[index].isFinite else { throw .notFinite(index: index) }
      guard index == 0 || x[index - 1] < x[index] else { throw .notIncreasing(index: index) }
    }
    return switch self {
    case .cubic: cubicFit(x: x, y: y)
    case .pchip: PiecewiseCubic(x: x, y: y, slopes: pchipSlopes(x: x, y: y))
    case .akima: PiecewiseCubic(x: x, y: y, slopes: akimaSlopes(x: x, y: y))
    }
  }
}

/// Why points do not determine a curve.
public enum InterpolationError: Error, Equatable, CustomStringConvertible {
  case counts(x: Int, y: Int)
  case tooFewPoints(found: Int, needed: Int)
  /// The x or the y of this point is infinite or not a number.
  case notFinite(index: Int)
  /// The x of this point is not above the x of the point before.
  case notIncreasing(index: Int)

  public var description: String {
    switch self {
    case .counts(let x, let y): "there are \(x) x values and \(y) y values; give as many x as y"
    case .tooFewPoints(let found, let needed):
      "\(found) points are given where \(needed) are needed"
    case .notFinite(let index): "point \(index + 1) is not finite; leave it out"
    case .notIncreasing(let index):
      "point \(index + 1) does not lie to the right of the point before; sort the points by x"
    }
  }
}
