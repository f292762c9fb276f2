extension Image {
  /// The part of `width` x `height` pixels whose top left corner is at (`x`, `y`).
  /// - Precondition: the part is not empty and lies inside the image.
  public func cropped(x: Int, y: Int, width: Int, height: Int) -> Image {
    precondition(
      x >= 0 && y >= 0 && width > 0 && height > 0 && width <= self.width - x
        && height <= self.height - y,
      "a crop of \(width) x \(height) at (\(x), \(y)) in \(self.width) x \(self.height)")

    func rows<Sample>(_ samples: [Sample]) -> [Sample] {
      var part: [Sample] = []
      part.reserveCapacity(3 * width * height)
      for row in y..<y + height {
        let start = 3 * (row * self.width + x)
        part.append(contentsOf: samples[start..<start + 3 * width])
      }
      return part
    }
    let part: Samples =
      switch samples {
      case .eight(let values): .eight(rows(values))
      case .sixteen(let values): .sixteen(rows(values))
      }
    return Image(width: width, height: height, samples: part)
  }
}
