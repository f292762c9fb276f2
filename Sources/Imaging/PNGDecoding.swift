import CPNGShims
import Foundation

extension Image {
  /// - Throws: `.truncated`, `.corrupt` (libpng's sentence), `.tooLarge`, `.alphaRefused`, `.notReadable`.
  init(png bytes: UnsafeRawBufferPointer, path: String, alpha: AlphaRule) throws(ImagingError) {
    let header = try PNGHeader(bytes, fileSize: bytes.count, path: path)
    if let image = Image(direct: bytes, header: header, alpha: alpha) {
      self = image
      return
    }
    var picture = cpng_picture()
    var message = [CChar](repeating: 0, count: Int(CPNG_MESSAGE_SIZE))
    let status = cpng_read(
      bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, UInt32(header.width),
      UInt32(header.height), alpha == .refuse ? 0 : 1, &picture, &message)
    defer { free(picture.samples) }

    guard status == CPNG_OK, let pixels = picture.samples else {
      throw ImagingError(status, message: message, path: path)
    }
    let (width, height) = (Int(picture.width), Int(picture.height))
    let (count, channels) = (width * height, Int(picture.channels))
    let samples: Samples
    if picture.depth == 16 {
      let stored = UnsafeBufferPointer(
        start: pixels.assumingMemoryBound(to: UInt16.self), count: count * channels)
      samples = .sixteen(channels == 4 ? alpha.flatten(stored) : Array(stored))
    } else {
      let stored = UnsafeBufferPointer(
        start: pixels.assumingMemoryBound(to: UInt8.self), count: count * channels)
      samples = .eight(channels == 4 ? alpha.flatten(stored) : Array(stored))
    }
    self.init(width: width, height: height, samples: samples)
  }
}

extension ImagingError {
  fileprivate init(_ status: cpng_status, message: [CChar], path: String) {
    switch status {
    case CPNG_TRUNCATED: self = .truncated(path: path)
    case CPNG_HAS_ALPHA: self = .alphaRefused(path: path)
    case CPNG_NO_MEMORY: self = .notReadable(path: path, reason: "not enough memory")
    default:
      self = .corrupt(path: path, reason: "libpng: " + String(nullTerminated: message))
    }
  }
}

extension String {
  /// The text of a C buffer up to its first zero, where a byte that is not UTF-8 is replaced.
  init(nullTerminated buffer: [CChar]) {
    self.init(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
