/// Two columns of a curve's points, image by image: rate and quality, or one metric and another.
/// Their means over a draw make a curve. Written for tens of thousands of draws: `load` allocates
/// nothing.
struct DrawnCurve: Sendable {
  private let first, second: DrawnColumn

  /// - Parameters: two columns of the same points.
  init(_ first: DrawnColumn, _ second: DrawnColumn) {
    self.first = first
    self.second = second
  }

  var points: Int { first.points }

  /// See `DrawnColumn`.
  func kept(by table: Resamples) -> DrawnCurve {
    DrawnCurve(first.kept(by: table), second.kept(by: table))
  }

  /// Puts the places of the points on both axes, by rising first one.
  ///
  /// - Returns: whether there are points enough and both columns are finite and rise.
  func load(_ draw: Draw, _ places: CurvePlaces) -> Bool {
    guard points >= RateQualityCurve.minimumPoints else { return false }
    let (x, y) = (places.x, places.y)
    first.load(draw, x)
    second.load(draw, y)
    for point in 0..<points {
      guard x[point].isFinite, y[point].isFinite else { return false }
    }
    for point in 1..<points {
      let (ownX, ownY) = (x[point], y[point])
      var place = point
      while place > 0, x[place - 1] > ownX {
        x[place] = x[place - 1]
        y[place] = y[place - 1]
        place -= 1
      }
      x[place] = ownX
      y[place] = ownY
    }
    for point in 1..<points where !(x[point - 1] < x[point] && y[point - 1] < y[point]) {
      return false
    }
    places.count = points
    return true
  }
}

/// Room for the places of one curve's points, and for the slopes through them.
final class CurvePlaces {
  let x, y, slopes: UnsafeMutablePointer<Double>
  var count = 0

  init(points: Int) {
    x = .allocate(capacity: points)
    y = .allocate(capacity: points)
    slopes = .allocate(capacity: points)
  }

  deinit {
    x.deallocate()
    y.deallocate()
    slopes.deallocate()
  }
}
