import Imaging

/// The original's side of MS-SSIM in float: per channel the pyramid and its window maps.
public struct SSIMOriginal: Sendable {
  let image: Image
  private let pyramid: FloatPyramid
  private let channels: [[Float]]

  init(_ image: Image) {
    self.image = image
    let pyramid = FloatPyramid(width: image.width, height: image.height)
    self.pyramid = pyramid
    channels = (0..<3).map { channel in
      [Float](unsafeUninitializedCapacity: 3 * pyramid.count) { buffer, initialized in
        // The capacity is never 0.
        guard let samples = buffer.baseAddress else { return }
        pyramid.fill(samples, from: image, channel: channel)
        pyramid.findMoments(of: samples)
        initialized = 3 * pyramid.count
      }
    }
  }

  /// What the term of each scale lacks to 1: contrast-structure, and full SSIM at the coarsest.
  func losses(of reconstruction: Image, channel: Int) -> [Double] {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: pyramid.count) { buffer in
      channels[channel].withUnsafeBufferPointer { original in
        guard let other = buffer.baseAddress, let original = original.baseAddress else { return [] }
        pyramid.fill(other, from: reconstruction, channel: channel)
        return pyramid.losses(original, other)
      }
    }
  }
}
