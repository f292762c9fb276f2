import Imaging

extension Image {
  /// An image of the same size and depth from interleaved values on the scale 0...255: rounded to
  /// the nearest level of the depth, halves away from zero, and clipped to its range.
  func replacingSamples(with values: [Double]) -> Image {
    switch samples {
    case .eight:
      let levels = values.map { UInt8(min(max($0.rounded(), 0), 255)) }
      return Image(width: width, height: height, samples: .eight(levels))
    case .sixteen:
      let levels = values.map { UInt16(min(max(($0 * 257).rounded(), 0), 65535)) }
      return Image(width: width, height: height, samples: .sixteen(levels))
    }
  }

  /// The same with each channel changed by itself.
  func replacingPlanes(_ change: (Plane) -> [Double]) -> Image {
    var values = [Double](repeating: 0, count: 3 * width * height)
    for channel in 0..<3 {
      for (index, value) in change(plane(channel)).enumerated() {
        values[3 * index + channel] = value
      }
    }
    return replacingSamples(with: values)
  }
}
