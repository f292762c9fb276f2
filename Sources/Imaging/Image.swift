/// A decoded image: interleaved RGB samples exactly as the file stores them.
///
/// Grey files are held as R = G = B. No gamma, ICC or chromaticity conversion takes place: a metric
/// sees the stored values. Alpha is dealt with on reading (`AlphaRule`), so no image here has any.
public struct Image: Sendable, Equatable {
  public enum Samples: Sendable, Equatable {
    case eight([UInt8])
    case sixteen([UInt16])
  }

  public let width: Int
  public let height: Int
  /// Row by row, R G B R G B ...; 3 · width · height samples.
  public let samples: Samples
  /// What metrics made of the samples.
  package let derived = DerivedValues()

  /// - Precondition: both sides are positive and the count of samples is 3 · width · height.
  public init(width: Int, height: Int, samples: Samples) {
    precondition(width > 0 && height > 0, "an image of \(width) x \(height)")
    let count =
      switch samples {
      case .eight(let values): values.count
      case .sixteen(let values): values.count
      }
    precondition(count == 3 * width * height, "\(count) samples for \(width) x \(height) RGB")
    self.width = width
    self.height = height
    self.samples = samples
  }

  public static func == (a: Image, b: Image) -> Bool {
    a.width == b.width && a.height == b.height && a.samples == b.samples
  }

  /// Bits per sample, 8 or 16.
  public var bitDepth: Int {
    switch samples {
    case .eight: 8
    case .sixteen: 16
    }
  }
}

extension Image.Samples {
  /// Samples as real numbers on the scale 0...255: 16-bit values divided by 257.
  public var onByteScale: [Double] {
    switch self {
    case .eight(let values): values.map(Double.init)
    case .sixteen(let values): values.map { Double($0) / 257 }
    }
  }
}
