/// Slopes of the monotone cubic Hermite interpolant.
///
/// Inside: the weighted harmonic mean of the two chords, 0 where they differ in sign (Fritsch and
/// Butland 1984). At the ends: the three-point formula, kept from overshooting (Moler, Numerical
/// Computing with MATLAB, 3.6). Two points give a straight line. Equal to SciPy's
/// `PchipInterpolator`.
func pchipSlopes(x: [Double], y: [Double]) -> [Double] {
  let widths = zip(x.dropFirst(), x).map { $0 - $1 }
  let chords = widths.indices.map { (y[$0 + 1] - y[$0]) / widths[$0] }
  let last = chords.count - 1
  guard last > 0 else { return [chords[0], chords[0]] }

  var slopes = [endSlope(widths[0], widths[1], chords[0], chords[1])]
  slopes.reserveCapacity(x.count)
  for i in 1...last {
    let left = chords[i - 1]
    let right = chords[i]
    if left == 0 || right == 0 || (left < 0) != (right < 0) {
      slopes.append(0)
    } else {
      let leftWeight = 2 * widths[i] + widths[i - 1]
      let rightWeight = widths[i] + 2 * widths[i - 1]
      slopes.append((leftWeight + rightWeight) / (leftWeight / left + rightWeight / right))
    }
  }
  slopes.append(endSlope(widths[last], widths[last - 1], chords[last], chords[last - 1]))
  return slopes
}

/// One-sided slope at an end from the nearest interval (`width`, `chord`) and the next one.
private func endSlope(
  _ width: Double, _ nextWidth: Double, _ chord: Double, _ nextChord: Double
) -> Double {
  let slope = ((2 * width + nextWidth) * chord - width * nextChord) / (width + nextWidth)
  if sign(slope) != sign(chord) { return 0 }
  if sign(chord) != sign(nextChord) && slope.magnitude > 3 * chord.magnitude { return 3 * chord }
  return slope
}

private func sign(_ value: Double) -> Int {
  value > 0 ? 1 : value < 0 ? -1 : 0
}
