public import Imaging

/// Over the whole image the loss is 1 - MS-SSIM, here in Double.
extension MSSSIM: LocallyResolved {
  public var lossName: String { "1 \u{2212} MS-SSIM" }
  public var lossDefinition: String {
    "the metric's own product over five scales with each scale's mean taken over the SSIM windows "
      + "of the whole image whose centres lie in the crop"
  }

  public func localMap(of reconstruction: Image, against original: SSIMOriginal) throws -> LocalMap
  {
    let (width, height) = (original.image.width, original.image.height)
    try requireComparable(original.image, reconstruction, depth: depth)
    let terms = try zip(SSIMPyramid(original.image).channels, SSIMPyramid(reconstruction).channels)
      .flatMap { x, y in
        x.indices.map { scale in
          var term = LocalMap.Term(width: width, height: height)
          x[scale].addLosses(y[scale], coarsest: scale == x.count - 1, pixel: 1 << scale, to: &term)
          return term
        }
      }
    // 1 - X for each scale's mean X, of the three channels.
    let parts = (0..<ScaleProduct.scales).map { scale in
      (0..<3).map { $0 * ScaleProduct.scales + scale }
    }
    return LocalMap(width: width, height: height, terms: terms, parts: parts) { means in
      let values = (0..<3).map {
        ScaleProduct.value(Array(means[$0 * ScaleProduct.scales..<($0 + 1) * ScaleProduct.scales]))
      }
      return 1 - values.reduce(0, +) / 3
    }
  }
}

extension SSIMPyramid.Level {
  /// Adds 1 - X for each window's term X at the window's centre.
  ///
  /// - Parameter pixel: side of a sample in pixels of the image.
  fileprivate func addLosses(
    _ other: Self, coarsest: Bool, pixel: Int, to term: inout LocalMap.Term
  ) {
    let half = GaussianWindow.margin / 2
    let columns = width - GaussianWindow.margin
    forEachWindow(other) { index, contrast, luminance in
      term.add(
        coarsest ? contrast + luminance - contrast * luminance : contrast, count: 1,
        x: (index % columns + half) * pixel, y: (index / columns + half) * pixel)
    }
  }
}
