import CKernels
package import Imaging

/// One image's side of MS-SSIM in Double: per channel and scale the samples and their window means.
/// `JointMSSSIM` uses it, and the tests compare the float version with it.
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

    /// What contrast-structure and SSIM lack to 1, as means over the VALID map.
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
    func halved() -> Level {
      let width = (self.width + 1) / 2
      let height = (self.height + 1) / 2
      let samples = filled(width * height) {
        ck_halve(self.samples, self.width, self.height, self.width, $0, width)
      }
      return Level(width: width, height: height, samples: samples)
    }
  }

  let image: Image
  /// [channel][scale], the finest scale first.
  let channels: [[Level]]

  package init(_ image: Image) {
    self.image = image
    channels = (0..<3).map { channel in
      let plane = image.plane(channel)
      var levels = [Level(width: plane.width, height: plane.height, samples: plane.samples)]
      while levels.count < ScaleProduct.scales { levels.append(levels[levels.count - 1].halved()) }
      return levels
    }
  }

  /// [channel][scale]: what the term of each scale lacks to 1, contrast-structure, and full SSIM at
  /// the coarsest.
  package func losses(_ other: SSIMPyramid) -> [[Double]] {
    zip(channels, other.channels).map { x, y in
      x.indices.map { scale in
        let losses = x[scale].losses(y[scale])
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
