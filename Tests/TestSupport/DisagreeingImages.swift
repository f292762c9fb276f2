public import Imaging

/// An image and reconstructions that metrics rank differently. They differ from the original in the left part,
/// as far as a crop reaches (`middle`); in the right part all have the same error.
public enum DisagreeingImages {
  public static let size = 320
  /// The end of the first column and of the first row of crops: a frame of 16 pixels and a crop of 128.
  public static let middle = 144
  public static let original = TestImages.ramps(width: size, height: size, noise: 30, seed: 1)

  /// A checkerboard of ±6: little squared error, lost structure.
  public static let checkered = changed { x, y, _, value in value + ((x + y) % 2 == 0 ? 6 : -6) }

  /// 9 levels lighter: more squared error, while structure stays.
  public static let lighter = changed { _, _, _, value in value + 9 }

  /// `checkered` in the upper part; below it half smoothed, which costs VGG-16 more than squared error.
  public static let checkeredAndSmooth = changed { x, y, channel, value in
    if y < middle { return value + ((x + y) % 2 == 0 ? 6 : -6) }
    var sum = 0
    for row in -1...1 {
      for column in -1...1 { sum += sample(x + column, y + row, channel) }
    }
    return (value + sum / 9) / 2
  }

  private static func sample(_ x: Int, _ y: Int, _ channel: Int) -> Int {
    guard case .eight(let samples) = original.samples else { return 0 }
    let (x, y) = (min(max(x, 0), size - 1), min(max(y, 0), size - 1))
    return Int(samples[3 * (y * size + x) + channel])
  }

  /// The original with a change in the left part, and 2 levels lighter in the right one.
  private static func changed(
    _ change: (_ x: Int, _ y: Int, _ channel: Int, _ value: Int) -> Int
  ) -> Image {
    guard case .eight(let samples) = original.samples else { return original }
    let values = samples.enumerated().map { index, value in
      let (pixel, channel) = (index / 3, index % 3)
      let (x, y) = (pixel % size, pixel / size)
      let new = x < middle ? change(x, y, channel, Int(value)) : Int(value) + 2
      return UInt8(min(max(new, 0), 255))
    }
    return Image(width: size, height: size, samples: .eight(values))
  }
}
