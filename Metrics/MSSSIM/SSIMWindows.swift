extension SSIMPyramid.Level {
  /// Visits the windows row by row with 1 - contrast-structure and 1 - luminance (see
  /// `ck_ssim_losses`).
  func forEachWindow(
    _ other: Self, _ body: (_ index: Int, _ contrast: Double, _ luminance: Double) -> Void
  ) {
    let differences = meanOfSquaredDifferences(other)
    for index in mean.indices {
      let (xx, yy) = (mean[index] * mean[index], other.mean[index] * other.mean[index])
      let gap = (mean[index] - other.mean[index]) * (mean[index] - other.mean[index])
      let variances = (meanOfSquares[index] - xx) + (other.meanOfSquares[index] - yy)
      body(
        index, (differences[index] - gap) / (variances + ScaleProduct.c2),
        gap / (xx + yy + ScaleProduct.c1))
    }
  }

  /// `losses` with negative contrast-structure set to 0 in each window, not in the mean.
  func lossesClippedByWindow(_ other: Self) -> (contrast: Double, ssim: Double) {
    var sums = (contrast: 0.0, ssim: 0.0)
    forEachWindow(other) { _, contrast, luminance in
      let contrast = min(contrast, 1)
      sums.contrast += contrast
      sums.ssim += contrast + luminance - contrast * luminance
    }
    let count = Double(mean.count)
    return (sums.contrast / count, sums.ssim / count)
  }
}
