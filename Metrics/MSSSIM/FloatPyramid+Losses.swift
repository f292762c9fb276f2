import CKernels

extension FloatPyramid {
  static let instructions = ck_best_instructions()

  /// Writes the original's window maps behind its samples.
  func findMoments(of samples: UnsafeMutablePointer<Float>) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * planes[0].width) { rows in
      for (plane, offset) in zip(planes, offsets) {
        var plane = plane
        ck_ssim_float_moments(
          &plane, samples + offset, GaussianWindow.taps, ScaleProduct.c2, rows.baseAddress,
          samples + offset + count, samples + offset + 2 * count)
      }
    }
  }

  /// 1 - X for the term X of each plane's scale: contrast-structure, and full SSIM at the
  /// coarsest.
  func losses(_ original: UnsafePointer<Float>, _ other: UnsafePointer<Float>) -> [Double] {
    planes.indices.map { scale in
      let width = planes[scale].width - GaussianWindow.margin
      let height = planes[scale].height - GaussianWindow.margin
      let sum = lossSum(
        original, other, scale, rows: 0..<height, columns: 0..<width,
        coarsest: scale == planes.count - 1)
      return sum / Double(width * height)
    }
  }

  /// The sum over a part of one scale's window map.
  func lossSum(
    _ original: UnsafePointer<Float>, _ other: UnsafePointer<Float>, _ scale: Int,
    rows: Range<Int>, columns: Range<Int>, coarsest: Bool
  ) -> Double {
    let stride = planes[scale].stride
    var part = ck_ssim_float_plane(
      width: columns.count + GaussianWindow.margin, height: rows.count + GaussianWindow.margin,
      stride: stride)
    let offset = offsets[scale] + rows.lowerBound * stride + columns.lowerBound
    let sums = ck_ssim_float_losses(
      Self.instructions, &part, original + offset, original + offset + count,
      original + offset + 2 * count, other + offset, GaussianWindow.taps, ScaleProduct.c1,
      coarsest ? 1 : 0)
    return coarsest ? sums.ssim_loss : sums.contrast_loss
  }
}
