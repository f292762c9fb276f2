/// Slopes of Akima's interpolant (J. ACM 17, 1970, 589-602).
///
/// Each slope is the mean of the two neighbouring chords, weighted by how much the chords change
/// on the other side; two chords are extrapolated at either end. Where no chord changes, by less
/// than 1e-9 of the largest change, the slope is the mean of the outer chords. Two points give a
/// straight line. Equal to SciPy's `Akima1DInterpolator`.
func akimaSlopes(x: [Double], y: [Double]) -> [Double] {
  let chords: [Double] = x.indices.dropLast().map { i in
    (y[i + 1] - y[i]) / (x[i + 1] - x[i])
  }
  guard chords.count > 1 else { return [chords[0], chords[0]] }

  let last = chords.count - 1
  let before = 2 * chords[0] - chords[1]
  let after = 2 * chords[last] - chords[last - 1]
  var m = [2 * before - chords[0], before]
  m += chords
  m += [after, 2 * after - chords[last]]
  let changes = zip(m.dropFirst(), m).map { ($0 - $1).magnitude }
  let largest = x.indices.map { changes[$0] + changes[$0 + 2] }.max() ?? 0
  return x.indices.map { i in
    let left = changes[i]
    let right = changes[i + 2]
    guard left + right > 1e-9 * largest else { return (m[i] + m[i + 3]) / 2 }
    return m[i + 1] + left / (left + right) * (m[i + 2] - m[i + 1])
  }
}
