import CCrossMetric
import Foundation
import Imaging

extension Image {
  /// A copy of an image in C's memory, with whatever strides it has.
  ///
  /// - Throws: `CallError` for what cannot be an image.
  init(_ picture: UnsafePointer<cm_image>?) throws {
    guard let picture = picture?.pointee, let samples = picture.samples else {
      throw CallError("an image is NULL")
    }
    let (width, height) = (Int(picture.width), Int(picture.height))
    guard width > 0, height > 0 else {
      throw CallError(
        "an image of \(width) x \(height) pixels has no samples; both sides must be at least 1",
        status: CM_IMAGE)
    }
    guard picture.channels == 1 || picture.channels == 3 else {
      throw CallError(
        "an image has \(picture.channels) channels; give 1 (grey) or 3 (RGB)", status: CM_IMAGE)
    }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    // The limit of files.
    guard !overflow, pixels <= Int(Int32.max) / 3 else {
      throw CallError(
        "an image of \(width) x \(height) pixels is larger than 2^31 - 1 RGB samples; score it in "
          + "parts", status: CM_IMAGE)
    }
    let layout: StridedSamples
    switch picture.bits {
    case 8:
      layout = StridedSamples(picture, samples, sampleSize: 1)
      self.init(width: width, height: height, samples: .eight(layout.rgb(UInt8.self)))
    case 16:
      layout = StridedSamples(picture, samples, sampleSize: 2)
      self.init(width: width, height: height, samples: .sixteen(layout.rgb(UInt16.self)))
    default:
      throw CallError("an image has \(picture.bits) bits a sample; give 8 or 16", status: CM_IMAGE)
    }
  }
}

/// Samples in C's memory.
private struct StridedSamples {
  let start: UnsafeRawPointer
  let width, height, channels: Int
  let row, pixel, channel: Int
  let sampleSize: Int

  init(_ picture: cm_image, _ start: UnsafeRawPointer, sampleSize: Int) {
    self.start = start
    self.sampleSize = sampleSize
    width = Int(picture.width)
    height = Int(picture.height)
    channels = Int(picture.channels)
    func stride(_ given: Int64, _ packed: Int) -> Int { given == 0 ? packed : Int(given) }
    channel = stride(picture.channel_stride, sampleSize)
    pixel = stride(picture.pixel_stride, sampleSize * channels)
    row = stride(picture.row_stride, pixel * width)
  }

  /// R G B R G B ...; grey three times.
  func rgb<Sample: FixedWidthInteger>(_: Sample.Type) -> [Sample] {
    let count = 3 * width * height
    let isPacked = channels == 3 && channel == sampleSize && pixel == 3 * sampleSize
    // Without gaps an image is one long row. Row by row glibc's copy takes ten times as long on AMD's
    // processors where both addresses lie alike in their pages, as those of large arrays do.
    let isWhole = isPacked && row == 3 * width * sampleSize
    let (rows, width) = isWhole ? (1, width * height) : (height, width)
    return [Sample](unsafeUninitializedCapacity: count) { samples, initialized in
      initialized = count
      guard let out = samples.baseAddress else { return }
      for y in 0..<rows {
        let to = out + 3 * width * y
        let from = start + row * y
        if isPacked {
          memcpy(to, from, 3 * width * sampleSize)
        } else if channels == 1 {
          for x in 0..<width {
            let value = (from + pixel * x).loadUnaligned(as: Sample.self)
            to[3 * x] = value
            to[3 * x + 1] = value
            to[3 * x + 2] = value
          }
        } else {
          // Channel by channel: planes, as tensors have them, are then read in their order.
          for place in 0..<3 {
            let plane = from + channel * place
            for x in 0..<width {
              to[3 * x + place] = (plane + pixel * x).loadUnaligned(as: Sample.self)
            }
          }
        }
      }
    }
  }
}
