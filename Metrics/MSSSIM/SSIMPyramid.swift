import CKernels
package import Imaging

/// One image's side of MS-SSIM in Double: per channel and scale the samples and their window means.
/// All metrics of this family but `MSSSIM` use it, and the tests compare that one with it.
public struct SSIMPyramid: Sendable {
  /// One channel at one scale.
  struct Level: Sendable {
    let width: Int
    let height: Int
    let samples: [Double]
    /// Window means of x and of x².
    let mean: [Double]
    let meanOfSquares: [Double]

    init(width: Int, height: Int, samples: [Double]) {
      self.width = width
      self.height = height
      self.samples = samples
      mean = GaussianWindow.means(of: samples, width: width, height: height)
      let squares = filled(samples.count) { ck_square(samples, samples.count, $0) }
      meanOfSquares = GaussianWindow.means(of: squares, width: width, height: height)
    }

    /// 1 - contrast-structure and 1 - SSIM, as means over the VALID map.
    func losses(_ other: Level) -> (contrast: Double, ssim: Double) {
      let meanOfDifferences = meanOfSquaredDifferences(other)
      let sums = ck_ssim_losses(
        mean, meanOfSquares, other.mean, other.meanOfSquares, meanOfDifferences,
        width - GaussianWindow.margin, height - GaussianWindow.margin, ScaleProduct.c1,
        ScaleProduct.c2)
      let count = Double(mean.count)
      return (sums.contrast_loss / count, sums.ssim_loss / count)
    }

    /// Window means of (x - y)².
    func meanOfSquaredDifferences(_ other: Level) -> [Double] {
      let differences = filled(samples.count) {
        ck_squared_difference(samples, other.samples, samples.count, $0)
      }
      return GaussianWindow.means(of: differences, width: width, height: height)
    }

    /// The next coarser level: means of 2x2 blocks.
    func halved(_ oddSides: OddSides) -> Level {
      let padded = oddSides.padded(Plane(width: width, height: height, samples: samples))
      let width = (padded.width + 1) / 2
      let height = (padded.height + 1) / 2
      let samples = filled(width * height) {
        ck_halve(padded.samples, padded.width, padded.height, padded.width, $0, width)
      }
      return Level(width: width, height: height, samples: samples)
    }
  }

  let image: Image
  /// [channel][scale], the finest scale first.
  let channels: [[Level]]

  package init(_ image: Image) throws {
    try self.init(image, planes: (0..<3).map(image.plane))
  }

  /// - Parameter planes: what stands for the image's channels: those themselves, its luma.
  init(
    _ image: Image, planes: [Plane], scales: Int = ScaleProduct.scales,
    oddSides: OddSides = .extendedAtEnd
  ) throws {
    self.image = image
    channels = try planes.map { plane in
      try Cancellation.check()
      var levels = [Level(width: plane.width, height: plane.height, samples: plane.samples)]
      while levels.count < scales {
        try Cancellation.check()
        levels.append(levels[levels.count - 1].halved(oddSides))
      }
      return levels
    }
  }

  /// Samples and two window means in Double; the pyramid adds a third. An estimate from above.
  static func memory(width: Int, height: Int, channels: Int) -> MemoryNeed {
    let pyramid = channels * 3 * 8 * width * height * 4 / 3
    return MemoryNeed(reference: pyramid, working: pyramid + 2 * 8 * width * height)
  }

  /// [channel][scale]: 1 - X for the term X of each scale, contrast-structure, and full SSIM at
  /// the coarsest.
  package func losses(_ other: SSIMPyramid) throws -> [[Double]] {
    try losses(other) { x, y in x.losses(y) }
  }

  /// - Parameter means: 1 - X for each of a scale's two terms X, as means over its map.
  func losses(
    _ other: SSIMPyramid, means: (Level, Level) -> (contrast: Double, ssim: Double)
  ) throws -> [[Double]] {
    try zip(channels, other.channels).map { x, y in
      try x.indices.map { scale in
        try Cancellation.check()
        let losses = means(x[scale], y[scale])
        return scale == x.count - 1 ? losses.ssim : losses.contrast
      }
    }
  }
}

/// An array filled by a C loop that writes every element.
private func filled(_ count: Int, _ fill: (UnsafeMutablePointer<Double>?) -> Void) -> [Double] {
  [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
    fill(buffer.baseAddress)
    initialized = count
  }
}
