public import Imaging

/// Over the whole image the loss is the MSE that PSNR comes from.
extension PSNR: LocallyResolved {
  public var lossName: String { "squared error" }
  public var lossDefinition: String {
    "the mean of squared differences over the window's pixels and channels, in levels of 0 to 255"
  }

  public func localMap(of reconstruction: Image, against original: Image) throws -> LocalMap {
    try requireComparable(original, reconstruction, depth: depth)
    let (a, b) = (original.samples.onByteScale, reconstruction.samples.onByteScale)
    var term = LocalMap.Term(width: original.width, height: original.height)
    for y in 0..<original.height {
      for x in 0..<original.width {
        let first = 3 * (y * original.width + x)
        var sum = 0.0
        for index in first..<first + 3 { sum += (a[index] - b[index]) * (a[index] - b[index]) }
        term.add(sum, count: 3, x: x, y: y)
      }
    }
    return LocalMap(width: original.width, height: original.height, terms: [term]) { $0[0] }
  }
}
