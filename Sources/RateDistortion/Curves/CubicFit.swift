/// The cubic of least squares over all points.
///
/// x is moved and scaled to [-1, 1] and the cubic is a sum of polynomials that are orthogonal over
/// the points (Forsythe 1957), so there is no ill-conditioned system to solve.
func cubicFit(x: [Double], y: [Double]) -> PiecewiseCubic {
  let low = x[0]
  let high = x[x.count - 1]
  let centre = (low + high) / 2
  let scale = (high - low) / 2
  let t = x.map { ($0 - centre) / scale }

  var previous = Orthogonal(coefficients: [0, 0, 0, 0], values: t.map { _ in 0 })
  var current = Orthogonal(coefficients: [1, 0, 0, 0], values: t.map { _ in 1 })
  var previousNorm = 1.0
  var sum = [0.0, 0.0, 0.0, 0.0]
  for degree in 0...3 {
    let norm = dot(current.values, current.values)
    let share = dot(y, current.values) / norm
    for power in 0...degree { sum[power] += share * current.coefficients[power] }
    if degree == 3 { break }
    let shift = dot(zip(t, current.values).map { $0 * $1 }, current.values) / norm
    let weight = degree == 0 ? 0 : norm / previousNorm
    let next = current.timesX(t, shift: shift, minus: weight, previous)
    previous = current
    previousNorm = norm
    current = next
  }
  let piece = PiecewiseCubic.Piece(
    origin: centre, c0: sum[0], c1: sum[1] / scale, c2: sum[2] / (scale * scale),
    c3: sum[3] / (scale * scale * scale))
  return PiecewiseCubic(breaks: [low, high], pieces: [piece])
}

/// A polynomial up to degree 3 with its values at the points.
private struct Orthogonal {
  var coefficients: [Double]
  var values: [Double]

  /// (t - shift) self - weight previous: the next polynomial of the recurrence.
  func timesX(
    _ t: [Double], shift: Double, minus weight: Double, _ previous: Orthogonal
  ) -> Orthogonal {
    Orthogonal(
      coefficients: (0...3).map { power in
        (power == 0 ? 0 : coefficients[power - 1]) - shift * coefficients[power]
          - weight * previous.coefficients[power]
      },
      values: t.indices.map { (t[$0] - shift) * values[$0] - weight * previous.values[$0] })
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}
