import Imaging

/// The original's side of MS-SSIM in float: per channel the pyramid and its window maps.
public struct SSIMOriginal: Sendable {
  let image: Image
  private let pyramid: FloatPyramid
  /// The channels one behind the other.
  private let channels: RecycledMemory

  init(_ image: Image, from store: IdleStore<KernelMemory>) {
    self.image = image
    pyramid = FloatPyramid(width: image.width, height: image.height)
    channels = RecycledMemory(count: 3 * 3 * pyramid.count, from: store)
    for channel in 0..<3 {
      let samples = channels.start(3 * pyramid.count * channel)
      pyramid.fill(samples, from: image, channel: channel)
      pyramid.findMoments(of: samples)
    }
  }

  /// What the term of each scale lacks to 1: contrast-structure, and full SSIM at the coarsest.
  func losses(of reconstruction: Image, channel: Int) -> [Double] {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: pyramid.count) { buffer in
      guard let other = buffer.baseAddress else { return [] }
      pyramid.fill(other, from: reconstruction, channel: channel)
      return pyramid.losses(channels.start(3 * pyramid.count * channel), other)
    }
  }
}
