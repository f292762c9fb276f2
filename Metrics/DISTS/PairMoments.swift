internal import CKernels
internal import Imaging
internal import Layers

/// Sums over a channel of both images, x the original's and y the reconstruction's, from which DISTS
/// compares means and covariances.
struct PairMoments {
  /// c1 and c2 of DISTS.
  private static let constant = 1e-6

  private let pixels: Double
  /// Of x, x², y, y², x - y, (x - y)².
  private let sums: [Double]

  /// Red, green and blue of two images, in 0...1.
  static func colours(_ x: Image, _ y: Image) -> [PairMoments] {
    switch (x.samples, y.samples) {
    case (.eight(let x), .eight(let y)): colours(x, eightBits, y, eightBits)
    case (.eight(let x), .sixteen(let y)): colours(x, eightBits, y, sixteenBits)
    case (.sixteen(let x), .eight(let y)): colours(x, sixteenBits, y, eightBits)
    case (.sixteen(let x), .sixteen(let y)): colours(x, sixteenBits, y, sixteenBits)
    }
  }

  private static let eightBits = (0...255).map { Double($0) / 255 }
  private static let sixteenBits = (0...65535).map { Double($0) / 257 / 255 }

  /// - Parameter xValues: what each sample of x stands for.
  private static func colours<X: BinaryInteger, Y: BinaryInteger>(
    _ x: [X], _ xValues: [Double], _ y: [Y], _ yValues: [Double]
  ) -> [PairMoments] {
    // The last lane stays 0.
    func pixel<Sample: BinaryInteger>(
      _ samples: [Sample], _ first: Int, _ values: [Double]
    ) -> SIMD4<Double> {
      SIMD4(
        values[Int(samples[first])], values[Int(samples[first + 1])],
        values[Int(samples[first + 2])], 0)
    }
    let count = x.count / 3
    let sums = sums(count) { (pixel(x, 3 * $0, xValues), pixel(y, 3 * $0, yValues)) }
    return (0..<3).map { colour in
      PairMoments(pixels: Double(count), sums: sums.map { $0[colour] })
    }
  }

  /// The sums over pairs of numbers, four channels at once.
  @inline(__always)
  private static func sums(
    _ count: Int, _ pair: (Int) -> (SIMD4<Double>, SIMD4<Double>)
  ) -> [SIMD4<Double>] {
    typealias Channels = SIMD4<Double>
    var sums = (
      Channels.zero, Channels.zero, Channels.zero, Channels.zero, Channels.zero, Channels.zero
    )
    for index in 0..<count {
      let (u, v) = pair(index)
      let difference = u - v
      sums.0 += u
      sums.1 += u * u
      sums.2 += v
      sums.3 += v * v
      sums.4 += difference
      sums.5 += difference * difference
    }
    return [sums.0, sums.1, sums.2, sums.3, sums.4, sums.5]
  }

  private init(pixels: Double, sums: [Double]) {
    self.pixels = pixels
    self.sums = sums
  }

  /// Numbers of a channel as they are.
  init(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) {
    let sums = Self.sums(x.count) {
      (SIMD4(x[x.startIndex + $0], 0, 0, 0), SIMD4(y[y.startIndex + $0], 0, 0, 0))
    }
    self.init(pixels: Double(x.count), sums: sums.map { $0[0] })
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
    self.init(
      pixels: Double(pixels),
      sums: (0..<Int(CK_MOMENTS)).map {
        sums[(channel / 8 * Int(CK_MOMENTS) + $0) * 8 + channel % 8]
      })
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
