/// One channel of an image as real numbers on the scale 0...255 (16-bit samples divided by 257).
public struct Plane: Sendable, Equatable {
  public let width: Int
  public let height: Int
  /// Row by row; width · height values.
  public let samples: [Double]

  public init(width: Int, height: Int, samples: [Double]) {
    precondition(samples.count == width * height, "\(samples.count) samples, \(width)x\(height)")
    self.width = width
    self.height = height
    self.samples = samples
  }
}

extension Image {
  /// A channel: 0 red, 1 green, 2 blue.
  public func plane(_ channel: Int) -> Plane {
    precondition((0..<3).contains(channel), "channel \(channel)")
    let count = width * height
    let values = [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      switch samples {
      case .eight(let values):
        for index in 0..<count { buffer[index] = Double(values[3 * index + channel]) }
      case .sixteen(let values):
        for index in 0..<count { buffer[index] = Double(values[3 * index + channel]) / 257 }
      }
      initialized = count
    }
    return Plane(width: width, height: height, samples: values)
  }
}
