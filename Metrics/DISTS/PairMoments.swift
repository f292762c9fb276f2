internal import CKernels
internal import Layers

/// Sums over a channel of both images, x the original's and y the reconstruction's, from which DISTS
/// compares means and covariances.
struct PairMoments {
  /// c1 and c2 of DISTS.
  private static let constant = 1e-6

  private let pixels: Double
  /// Of x, x², y, y², x - y, (x - y)².
  private let sums: [Double]

  /// Numbers of a channel as they are.
  init(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) {
    pixels = Double(x.count)
    var sums = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for (u, v) in zip(x, y) {
      let difference = u - v
      sums.0 += u
      sums.1 += u * u
      sums.2 += v
      sums.3 += v * v
      sums.4 += difference
      sums.5 += difference * difference
    }
    self.sums = [sums.0, sums.1, sums.2, sums.3, sums.4, sums.5]
  }

  /// All channels of two maps in Double.
  static func channels(_ x: DoubleMap, _ y: DoubleMap) -> [PairMoments] {
    (0..<x.channels).map { channel in
      let plane = channel * x.pixels..<(channel + 1) * x.pixels
      return PairMoments(x.values[plane], y.values[plane])
    }
  }

  /// One channel of what `ck_add_moments` has summed.
  init(channel: Int, of sums: [Double], pixels: Int) {
    self.pixels = Double(pixels)
    self.sums = (0..<Int(CK_MOMENTS)).map {
      sums[(channel / 8 * Int(CK_MOMENTS) + $0) * 8 + channel % 8]
    }
  }

  private func mean(_ place: Int) -> Double { sums[place] / pixels }

  /// Mean of squares less the square of the mean, which rounding must not make negative.
  private func variance(_ place: Int) -> Double {
    max(0, mean(place + 1) - mean(place) * mean(place))
  }

  /// 1 - l = (mx - my)² / (mx² + my² + c1)
  var luminanceLoss: Double {
    let (x, y, difference) = (mean(0), mean(2), mean(4))
    return difference * difference / (x * x + y * y + Self.constant)
  }

  /// 1 - s = variance of (x - y) / (vx + vy + c2)
  var structureLoss: Double {
    variance(4) / (variance(0) + variance(2) + Self.constant)
  }
}
