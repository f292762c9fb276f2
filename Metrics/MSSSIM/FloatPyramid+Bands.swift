import CKernels
import Imaging

extension FloatPyramid {
  /// `losses` of one channel of a reconstruction, without planes of the reconstruction.
  ///
  /// - Parameter memory: `bandsCount` numbers to work in.
  func losses(
    _ original: UnsafePointer<Float>, of reconstruction: Image, channel: Int,
    memory: UnsafeMutablePointer<Float>
  ) -> [Double] {
    let scales = zip(planes, offsets).map { plane, offset in
      ck_ssim_scale(
        plane: plane, x: original + offset, mean: original + offset + count,
        spread: original + offset + 2 * count)
    }
    var sums = [ck_ssim_sums](repeating: ck_ssim_sums(), count: planes.count)
    func findSums(_ samples: ck_samples) {
      ck_ssim_bands_losses(
        Self.instructions, scales, Int32(scales.count), samples, Int32(channel),
        GaussianWindow.taps, ScaleProduct.c1, memory, &sums)
    }
    switch reconstruction.samples {
    case .eight(let values):
      values.withUnsafeBufferPointer { findSums(ck_samples(bytes: $0.baseAddress, words: nil)) }
    case .sixteen(let values):
      values.withUnsafeBufferPointer { findSums(ck_samples(bytes: nil, words: $0.baseAddress)) }
    }
    return planes.indices.map { scale in
      let sum = scale == planes.count - 1 ? sums[scale].ssim_loss : sums[scale].contrast_loss
      return sum / Double(windows(scale))
    }
  }

  /// Numbers that `losses(_:of:channel:memory:)` works in.
  var bandsCount: Int { ck_ssim_bands_size(planes[0].width, Int32(planes.count)) }

  /// Windows of a scale.
  private func windows(_ scale: Int) -> Int {
    (planes[scale].width - GaussianWindow.margin) * (planes[scale].height - GaussianWindow.margin)
  }
}
