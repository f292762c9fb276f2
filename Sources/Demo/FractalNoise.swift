import Randomness

/// Value noise summed over octaves: each octave has half the feature size of the one before.
///
/// In two dimensions a gain of 1 gives every octave the same energy, which is the 1/f amplitude
/// spectrum of photographs; a gain of 1/2 gives soft clouds. Arithmetic is + - * only.
struct FractalNoise {
  var seed: UInt64
  /// Size of the largest features in pixels.
  var scale: Double
  var octaves: Int
  /// Amplitude of an octave over that of the one before.
  var gain: Double

  /// The noise at a place: mean about 0, extremes about -1 and 1.
  func callAsFunction(_ x: Double, _ y: Double) -> Double {
    var sum = 0.0
    var amplitude = 1.0
    var total = 0.0
    var (u, v) = (x / scale, y / scale)
    for octave in 0..<octaves {
      sum += amplitude * Self.lattice(u, v, seed &+ UInt64(octave))
      total += amplitude
      amplitude *= gain
      // Turned by the 3-4-5 angle, so that the lattices of the octaves do not line up.
      (u, v) = (2 * (0.8 * u - 0.6 * v), 2 * (0.6 * u + 0.8 * v))
    }
    return sum / total
  }

  /// Random values in -1 ... 1 at whole coordinates, joined smoothly.
  private static func lattice(_ x: Double, _ y: Double, _ seed: UInt64) -> Double {
    let (left, top) = (x.rounded(.down), y.rounded(.down))
    let (column, row) = (Int64(left), Int64(top))
    let (s, t) = (smooth(x - left), smooth(y - top))
    let upper =
      (1 - s) * corner(column, row, seed) + s * corner(column + 1, row, seed)
    let lower =
      (1 - s) * corner(column, row + 1, seed) + s * corner(column + 1, row + 1, seed)
    return (1 - t) * upper + t * lower
  }

  /// 6 t^5 - 15 t^4 + 10 t^3: first and second derivatives vanish at 0 and 1.
  private static func smooth(_ t: Double) -> Double { t * t * t * (t * (t * 6 - 15) + 10) }

  private static func corner(_ column: Int64, _ row: Int64, _ seed: UInt64) -> Double {
    let key =
      UInt64(bitPattern: column) &* 0x9E37_79B9_7F4A_7C15
      ^ UInt64(bitPattern: row) &* 0xC2B2_AE3D_27D4_EB4F
    var random = SplitMix64(seed: key ^ seed &* 0xD6E8_FEB8_6659_FD93)
    return 2 * random.nextUnit() - 1
  }
}
