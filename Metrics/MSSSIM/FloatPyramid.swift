import CKernels
import Imaging

/// Where the planes of one channel's pyramid lie in one array of Float, the finest scale first.
/// The original's side is three such arrays one behind the other: samples, window means, 2 σ² + C2.
struct FloatPyramid: Sendable {
  let planes: [ck_ssim_float_plane]
  /// The first sample of each plane.
  let offsets: [Int]
  /// Samples of all planes.
  let count: Int

  init(width: Int, height: Int, scales: Int = ScaleProduct.scales) {
    var planes: [ck_ssim_float_plane] = []
    var offsets = [0]
    var (width, height) = (width, height)
    for _ in 0..<scales {
      let stride = ck_ssim_float_stride(width)
      planes.append(ck_ssim_float_plane(width: width, height: height, stride: stride))
      offsets.append(offsets[offsets.count - 1] + stride * height)
      (width, height) = ((width + 1) / 2, (height + 1) / 2)
    }
    self.planes = planes
    count = offsets.removeLast()
    self.offsets = offsets
  }

  /// Fills all planes from one channel of an image of the finest plane's size; what lies behind the
  /// rows' ends stays as it is.
  func fill(_ samples: UnsafeMutablePointer<Float>, from image: Image, channel: Int) {
    withUnsafePointer(to: planes[0]) { plane in
      switch image.samples {
      case .eight(let values): ck_channel_of_bytes(values, plane, Int32(channel), samples)
      case .sixteen(let values): ck_channel_of_words(values, plane, Int32(channel), samples)
      }
    }
    fillCoarser(samples)
  }

  /// Fills the planes behind the finest one.
  func fillCoarser(_ samples: UnsafeMutablePointer<Float>) {
    for (scale, plane) in planes.enumerated().dropLast() {
      ck_halve_float(
        samples + offsets[scale], plane.width, plane.height, plane.stride,
        samples + offsets[scale + 1], planes[scale + 1].stride)
    }
  }
}
