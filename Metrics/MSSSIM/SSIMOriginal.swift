import Imaging
internal import Layers

/// The original's side of MS-SSIM in float: per channel the pyramid and its window maps.
public struct SSIMOriginal: Sendable {
  let image: Image
  private let pyramid: FloatPyramid
  /// The channels one behind the other.
  private let channels: RecycledMemory
  private let stores: SSIMStores

  init(_ image: Image, from stores: SSIMStores) throws {
    self.image = image
    self.stores = stores
    pyramid = FloatPyramid(width: image.width, height: image.height)
    channels = RecycledMemory(count: 3 * 3 * pyramid.count, from: stores.originals)
    for channel in 0..<3 {
      try Cancellation.check()
      let samples = channels.start(3 * pyramid.count * channel)
      pyramid.fill(samples, from: image, channel: channel)
      pyramid.findMoments(of: samples)
    }
  }

  /// 1 - X for the term X of each scale: contrast-structure, and full SSIM at the coarsest.
  func losses(of reconstruction: Image, channel: Int) throws -> [Double] {
    try Cancellation.check()
    let bands = RecycledMemory(count: pyramid.bandsCount, from: stores.reconstructions)
    return withExtendedLifetime(bands) {
      pyramid.losses(
        channels.start(3 * pyramid.count * channel), of: reconstruction, channel: channel,
        memory: bands.start())
    }
  }
}

/// Memory for the next images, originals and reconstructions apart: these need far less.
struct SSIMStores: Sendable {
  let originals = IdleStore<KernelMemory>()
  let reconstructions = IdleStore<KernelMemory>()
}
