/// Y'CbCr of 8 bits in full range, BT.601's matrix, as JFIF defines it (ITU-T T.871, section 7):
///
///     Y' = 0.299 R + 0.587 G + 0.114 B     Cb = (B - Y') / 1.772 + 128     Cr = (R - Y') / 1.402 + 128
///
/// and its inverse. Computed in whole numbers from the exact decimals above and rounded to nearest
/// (half up), so every machine makes the same samples. Values beyond 0...255 become 0 or 255, as
/// T.871 says. Rounding costs an RGB image down to 52 dB on the way there and back.
enum JFIFColour {
  /// Planes Y', Cb, Cr, one after the other.
  static func planes(of rgb: [UInt8]) -> [UInt8] {
    let count = rgb.count / 3
    return [UInt8](unsafeUninitializedCapacity: 3 * count) { planes, filled in
      rgb.withUnsafeBufferPointer { rgb in
        for pixel in 0..<count {
          let (red, green, blue) = (
            Int(rgb[3 * pixel]), Int(rgb[3 * pixel + 1]), Int(rgb[3 * pixel + 2])
          )
          // In thousandths; the chroma is moved up by 128 before it is rounded, to stay above 0.
          let luma = 299 * red + 587 * green + 114 * blue
          planes[pixel] = UInt8((luma + 500) / 1000)
          planes[count + pixel] = limited((1000 * blue - luma + 128 * 1772 + 886) / 1772)
          planes[2 * count + pixel] = limited((1000 * red - luma + 128 * 1402 + 701) / 1402)
        }
      }
      filled = 3 * count
    }
  }

  /// RGB, interleaved, from the three planes.
  static func rgb(of planes: [UInt8]) -> [UInt8] {
    let count = planes.count / 3
    return [UInt8](unsafeUninitializedCapacity: 3 * count) { rgb, filled in
      planes.withUnsafeBufferPointer { planes in
        for pixel in 0..<count {
          let luma = Int(planes[pixel])
          let blue = Int(planes[count + pixel]) - 128
          let red = Int(planes[2 * count + pixel]) - 128
          rgb[3 * pixel] = rounded(1000 * luma + 1402 * red, 1000)
          // 0.587 G = Y' - 0.299 R - 0.114 B, in millionths.
          rgb[3 * pixel + 1] = rounded(
            587_000 * luma - 299 * 1402 * red - 114 * 1772 * blue, 587_000)
          rgb[3 * pixel + 2] = rounded(1000 * luma + 1772 * blue, 1000)
        }
      }
      filled = 3 * count
    }
  }

  private static func rounded(_ value: Int, _ unit: Int) -> UInt8 {
    value <= 0 ? 0 : limited((value + unit / 2) / unit)
  }

  private static func limited(_ value: Int) -> UInt8 { UInt8(min(max(value, 0), 255)) }
}
