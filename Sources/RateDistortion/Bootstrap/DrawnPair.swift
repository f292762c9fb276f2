/// Two curves of the same two columns, for what is asked of their difference draw by draw (PCHIP
/// over everything that they share; the numbers are those of `BjontegaardDelta` and
/// `CrossMetricBias`).
struct DrawnPair: Sendable {
  let a, b: DrawnCurve

  /// See `DrawnColumn`.
  func kept(by table: Resamples) -> DrawnPair {
    DrawnPair(a: a.kept(by: table), b: b.kept(by: table))
  }

  /// Memory for the curves of a draw; one for each thread.
  final class Places {
    let a, b: CurvePlaces
    fileprivate(set) var isSound = false

    init(_ pair: DrawnPair) {
      a = CurvePlaces(points: pair.a.points)
      b = CurvePlaces(points: pair.b.points)
    }
  }

  /// Puts a draw's curves into place; false where one is none.
  @discardableResult
  func load(_ draw: Draw, _ places: Places) -> Bool {
    places.isSound = a.load(draw, places.a) && b.load(draw, places.b)
    return places.isSound
  }
}

extension DrawnPair.Places {
  /// Mean of the second column of b minus that of a over the shared part of the first; NaN where
  /// there is none.
  var difference: Double {
    guard isSound else { return .nan }
    return meanDifference(a.x, a.y, a, b.x, b.y, b)
  }

  /// The same of the first column over the second.
  var inverseDifference: Double {
    guard isSound else { return .nan }
    return meanDifference(a.y, a.x, a, b.y, b.x, b)
  }

  /// The second column of b minus that of a at places of the first. Where a draw's curve ends
  /// before a place, its outer piece goes on.
  func differences(at places: [Double], into found: UnsafeMutableBufferPointer<Double>) {
    guard isSound, a.x[0] < b.x[b.count - 1], b.x[0] < a.x[a.count - 1] else {
      found.update(repeating: .nan)
      return
    }
    pchipSlopes(a.x, a.y, count: a.count, into: a.slopes)
    pchipSlopes(b.x, b.y, count: b.count, into: b.slopes)
    for (index, place) in places.enumerated() {
      found[index] = value(b, place) - value(a, place)
    }
  }

  private func value(_ curve: CurvePlaces, _ place: Double) -> Double {
    var index = curve.count - 2
    while index > 0 && place < curve.x[index] { index -= 1 }
    return PiecewiseCubic.Piece(curve.x, curve.y, curve.slopes, index).value(at: place)
  }
}

private typealias Values = UnsafeMutablePointer<Double>

private func meanDifference(
  _ xa: Values, _ ya: Values, _ a: CurvePlaces, _ xb: Values, _ yb: Values, _ b: CurvePlaces
) -> Double {
  let low = max(xa[0], xb[0])
  let high = min(xa[a.count - 1], xb[b.count - 1])
  guard low < high else { return .nan }
  pchipSlopes(xa, ya, count: a.count, into: a.slopes)
  pchipSlopes(xb, yb, count: b.count, into: b.slopes)
  let mean =
    (integral(xb, yb, b, low, high) - integral(xa, ya, a, low, high)) / (high - low)
  return mean.isFinite ? mean : .nan
}

/// As `PiecewiseCubic.integral`.
private func integral(
  _ x: Values, _ y: Values, _ curve: CurvePlaces, _ low: Double, _ high: Double
) -> Double {
  let last = curve.count - 2
  var sum = 0.0
  for index in 0...last {
    let start = index == 0 ? low : max(low, x[index])
    let end = index == last ? high : min(high, x[index + 1])
    if start < end {
      sum += PiecewiseCubic.Piece(x, y, curve.slopes, index).integral(from: start, to: end)
    }
  }
  return sum
}
