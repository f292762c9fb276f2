import CKernels
import Imaging

/// The original's side of MS-SSIM: per channel and scale the samples and their window means.
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
      let differences = filled(samples.count) {
        ck_squared_difference(samples, other.samples, samples.count, $0)
      }
      let meanOfDifferences = GaussianWindow.means(of: differences, width: width, height: height)
      let sums = ck_ssim_losses(
        mean, meanOfSquares, other.mean, other.meanOfSquares, meanOfDifferences,
        width - GaussianWindow.margin, height - GaussianWindow.margin, SSIMPyramid.c1,
        SSIMPyramid.c2)
      let count = Double(mean.count)
      return (sums.contrast_loss / count, sums.ssim_loss / count)
    }

    /// The next coarser level: means of 2x2 blocks.
    func halved() -> Level {
      let width = (self.width + 1) / 2
      let height = (self.height + 1) / 2
      let samples = filled(width * height) {
        ck_halve(self.samples, self.width, self.height, $0)
      }
      return Level(width: width, height: height, samples: samples)
    }
  }

  static let c1 = (0.01 * 255) * (0.01 * 255)
  static let c2 = (0.03 * 255) * (0.03 * 255)

  let image: Image
  /// [channel][scale], the finest scale first.
  let channels: [[Level]]

  init(_ image: Image, scales: Int) {
    self.image = image
    channels = (0..<3).map { channel in
      let plane = image.plane(channel)
      var levels = [Level(width: plane.width, height: plane.height, samples: plane.samples)]
      while levels.count < scales { levels.append(levels[levels.count - 1].halved()) }
      return levels
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
