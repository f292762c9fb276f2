import CKernels
import Imaging

/// The original's side of MS-SSIM in float: per channel the pyramid and its window maps.
public struct SSIMOriginal: Sendable {
  let image: Image
  private let pyramid: FloatPyramid
  /// Per channel three pyramids one behind the other: samples, window means, 2 σ² + C2.
  private let channels: [[Float]]
  private static let instructions = ck_best_instructions()

  init(_ image: Image) {
    self.image = image
    let pyramid = FloatPyramid(width: image.width, height: image.height)
    self.pyramid = pyramid
    channels = (0..<3).map { channel in
      [Float](unsafeUninitializedCapacity: 3 * pyramid.count) { buffer, initialized in
        // The capacity is never 0.
        guard let samples = buffer.baseAddress else { return }
        pyramid.fill(samples, from: image, channel: channel)
        Self.findMoments(of: samples, pyramid)
        initialized = 3 * pyramid.count
      }
    }
  }

  /// Writes the window maps behind the samples.
  private static func findMoments(
    of samples: UnsafeMutablePointer<Float>, _ pyramid: FloatPyramid
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * pyramid.planes[0].width) { rows in
      for (plane, offset) in zip(pyramid.planes, pyramid.offsets) {
        var plane = plane
        ck_ssim_float_moments(
          &plane, samples + offset, GaussianWindow.taps, ScaleProduct.c2, rows.baseAddress,
          samples + offset + pyramid.count, samples + offset + 2 * pyramid.count)
      }
    }
  }

  /// What the term of each scale lacks to 1: contrast-structure, and full SSIM at the coarsest.
  func losses(of reconstruction: Image, channel: Int) -> [Double] {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: pyramid.count) { buffer in
      channels[channel].withUnsafeBufferPointer { original in
        guard let other = buffer.baseAddress, let original = original.baseAddress else { return [] }
        pyramid.fill(other, from: reconstruction, channel: channel)
        return pyramid.planes.indices.map { scale in
          let offset = pyramid.offsets[scale]
          return loss(original + offset, other + offset, scale)
        }
      }
    }
  }

  private func loss(
    _ original: UnsafePointer<Float>, _ other: UnsafePointer<Float>, _ scale: Int
  ) -> Double {
    var plane = pyramid.planes[scale]
    let coarsest = scale == pyramid.planes.count - 1
    let sums = ck_ssim_float_losses(
      Self.instructions, &plane, original, original + pyramid.count, original + 2 * pyramid.count,
      other, GaussianWindow.taps, ScaleProduct.c1, coarsest ? 1 : 0)
    let width = plane.width - GaussianWindow.margin
    let height = plane.height - GaussianWindow.margin
    return (coarsest ? sums.ssim_loss : sums.contrast_loss) / Double(width * height)
  }
}
