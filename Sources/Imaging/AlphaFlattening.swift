import Foundation

extension AlphaRule {
  /// RGBA to RGB. Over black: c·a / m, over white: (c·a + m·(m - a)) / m with m the largest sample,
  /// rounded to nearest. m is odd, so no quotient lies half-way and the rounding is unambiguous.
  package func flatten<Sample: FixedWidthInteger & UnsignedInteger>(
    _ pixels: UnsafeBufferPointer<Sample>
  ) -> [Sample] {
    let count = pixels.count / 4
    let largest = UInt64(Sample.max)
    let background: UInt64 = self == .white ? largest : 0
    return [Sample](unsafeUninitializedCapacity: 3 * count) { flat, initialized in
      for index in 0..<count {
        let alpha = self == .drop ? largest : UInt64(pixels[4 * index + 3])
        let base = background * (largest - alpha) + largest / 2
        for channel in 0..<3 {
          let weighted = UInt64(pixels[4 * index + channel]) * alpha + base
          flat[3 * index + channel] = Sample(truncatingIfNeeded: weighted / largest)
        }
      }
      initialized = 3 * count
    }
  }
}

/// Looks for a tRNS chunk before the first IDAT: the alpha of grey, RGB and palette files.
enum PNGTransparency {
  /// - Throws: as `PNGChunks.contain`.
  static func isPresent(in file: InputFile, head: Data) throws(ImagingError) -> Bool {
    try PNGChunks.contain(in: file, head: head) { $0 == 0x7452_4E53 }
  }
}
