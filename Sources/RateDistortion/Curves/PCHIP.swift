/// Slopes of the monotone cubic Hermite interpolant.
///
/// Inside: the weighted harmonic mean of the two chords, 0 where they differ in sign (Fritsch and
/// Butland 1984). At the ends: the three-point formula, kept from overshooting (Moler, Numerical
/// Computing with MATLAB, 3.6). Two points give a straight line. Equal to SciPy's
/// `PchipInterpolator`.
func pchipSlopes(x: [Double], y: [Double]) -> [Double] {
  Array(unsafeUninitializedCapacity: x.count) { slopes, count in
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        pchipSlopes(
          x.baseAddress!, y.baseAddress!, count: x.count, into: slopes.baseAddress!)
      }
    }
    count = x.count
  }
}

/// The same without allocation, for many draws.
func pchipSlopes(
  _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, count: Int,
  into slopes: UnsafeMutablePointer<Double>
) {
  func width(_ i: Int) -> Double { x[i + 1] - x[i] }
  func chord(_ i: Int) -> Double { (y[i + 1] - y[i]) / width(i) }
  let last = count - 2
  guard last > 0 else {
    slopes[0] = chord(0)
    slopes[1] = chord(0)
    return
  }
  var left = chord(0)
  var right = chord(1)
  slopes[0] = endSlope(width(0), width(1), left, right)
  for i in 1...last {
    right = chord(i)
    if left == 0 || right == 0 || (left < 0) != (right < 0) {
      slopes[i] = 0
    } else {
      let leftWeight = 2 * width(i) + width(i - 1)
      let rightWeight = width(i) + 2 * width(i - 1)
      slopes[i] = (leftWeight + rightWeight) / (leftWeight / left + rightWeight / right)
    }
    if i < last { left = right }
  }
  slopes[last + 1] = endSlope(width(last), width(last - 1), right, left)
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
