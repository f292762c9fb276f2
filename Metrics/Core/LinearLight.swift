import CKernels
import Imaging

/// sRGB (IEC 61966-2-1) as linear light 0...1: v / 12.92 up to 0.04045, ((v + 0.055) / 1.055)^2.4 above.
enum LinearLight {
  private static let ofBytes = [Double](count: 256) { ck_srgb_table($0, 256) }
  private static let ofWords = [Double](count: 65536) { ck_srgb_table($0, 65536) }

  /// Red, green and blue, one plane behind the other.
  static func planes(_ image: Image) -> [Double] {
    image.derived.value("linear light of srgb") { made(image) }
  }

  private static func made(_ image: Image) -> [Double] {
    let count = image.width * image.height
    return [Double](count: 3 * count) { out in
      switch image.samples {
      case .eight(let values): ck_linear_bytes(values, count, ofBytes, out)
      case .sixteen(let values): ck_linear_words(values, count, ofWords, out)
      }
    }
  }

  /// Means of 2x2 pixels of each plane, an odd edge repeated.
  static func halved(_ planes: [Double], width: Int, height: Int) -> [Double] {
    let (columns, rows) = ((width + 1) / 2, (height + 1) / 2)
    return [Double](count: 3 * columns * rows) { out in
      planes.withUnsafeBufferPointer { planes in
        guard let start = planes.baseAddress else { return }
        for plane in 0..<3 {
          ck_halve(
            start + plane * width * height, width, height, width, out + plane * columns * rows,
            columns)
        }
      }
    }
  }
}
