/// A function made of cubic polynomials between breaks, with exact integrals.
///
/// Beyond the outer breaks the outer pieces continue.
public struct PiecewiseCubic: Sendable, Hashable {
  /// c0 + c1 t + c2 t² + c3 t³ with t = x - origin.
  struct Piece: Sendable, Hashable {
    let origin: Double
    let c0, c1, c2, c3: Double

    init(origin: Double, c0: Double, c1: Double, c2: Double, c3: Double) {
      self.origin = origin
      self.c0 = c0
      self.c1 = c1
      self.c2 = c2
      self.c3 = c3
    }

    /// The cubic Hermite piece between the points i and i + 1.
    init(
      _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ slopes: UnsafePointer<Double>,
      _ i: Int
    ) {
      let h = x[i + 1] - x[i]
      let chord = (y[i + 1] - y[i]) / h
      let excess = (slopes[i] + slopes[i + 1] - 2 * chord) / h
      self.init(
        origin: x[i], c0: y[i], c1: slopes[i], c2: (chord - slopes[i]) / h - excess,
        c3: excess / h)
    }

    func value(at x: Double) -> Double {
      let t = x - origin
      return c0 + t * (c1 + t * (c2 + t * c3))
    }

    func integral(from low: Double, to high: Double) -> Double {
      // At the origin it is 0.
      low == origin ? primitive(high - origin) : primitive(high - origin) - primitive(low - origin)
    }

    private func primitive(_ t: Double) -> Double {
      t * (c0 + t * (c1 / 2 + t * (c2 / 3 + t * (c3 / 4))))
    }
  }

  /// First and last x of each piece: one more than pieces, strictly increasing.
  let breaks: [Double]
  let pieces: [Piece]

  /// The cubic Hermite interpolant with the given slopes at the points.
  init(x: [Double], y: [Double], slopes: [Double]) {
    breaks = x
    pieces = (0..<x.count - 1).map { Piece(x, y, slopes, $0) }
  }

  /// Straight lines from point to point.
  init(linesThrough x: [Double], _ y: [Double]) {
    breaks = x
    pieces = (0..<x.count - 1).map { i in
      Piece(origin: x[i], c0: y[i], c1: (y[i + 1] - y[i]) / (x[i + 1] - x[i]), c2: 0, c3: 0)
    }
  }

  init(breaks: [Double], pieces: [Piece]) {
    self.breaks = breaks
    self.pieces = pieces
  }

  public func callAsFunction(_ x: Double) -> Double {
    var index = pieces.count - 1
    while index > 0 && x < breaks[index] { index -= 1 }
    return pieces[index].value(at: x)
  }

  /// Whether the function falls anywhere inside an interval, beyond what rounding does.
  func falls(inside interval: Interval) -> Bool {
    let ends =
      [interval.low] + breaks.filter { interval.low < $0 && $0 < interval.high }
      + [interval.high]
    let level = breaks.map { abs(self($0)) }.max() ?? 0
    return zip(ends, ends.dropFirst()).contains { low, high in
      // A cubic turns twice at most; so many steps see each turn that matters.
      let steps = 64
      let values = (0...steps).map { self(low + (high - low) * Double($0) / Double(steps)) }
      return zip(values, values.dropFirst()).contains { $1 < $0 - 1e-9 * max(level, 1) }
    }
  }

  /// Integral over [low, high], piece by piece in rising order; `low <= high`.
  public func integral(from low: Double, to high: Double) -> Double {
    var sum = 0.0
    for (index, piece) in pieces.enumerated() {
      let start = index == 0 ? low : max(low, breaks[index])
      let end = index == pieces.count - 1 ? high : min(high, breaks[index + 1])
      if start < end { sum += piece.integral(from: start, to: end) }
    }
    return sum
  }
}
