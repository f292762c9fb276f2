/// The header of a netpbm greymap or pixmap: P2 and P3 (plain), P5 and P6 (binary).
struct PNMHeader: Equatable {
  /// Comments included; a longer header is damage, not an image.
  static let maximumByteCount = 1 << 20

  let width: Int
  let height: Int
  /// 255 or 65535.
  let maxval: Int
  /// 1 grey, 3 RGB.
  let channels: Int
  let isPlain: Bool
  /// Where the samples begin.
  let byteCount: Int

  var bitDepth: Int { maxval == 255 ? 8 : 16 }
  var sampleCount: Int { width * height * channels }
  /// Bytes of the samples: exact for binary files; for plain ones the least, a digit and a blank each.
  var rasterByteCount: Int { isPlain ? 2 * sampleCount - 1 : sampleCount * bitDepth / 8 }

  static func hasSignature(_ head: UnsafeRawBufferPointer) -> Bool {
    guard head.count >= 2, head[0] == UInt8(ascii: "P"), "2356".utf8.contains(head[1]) else {
      return false
    }
    return head.count == 2 || PNMTokens.isBlank(head[2]) || head[2] == UInt8(ascii: "#")
  }

  /// - Parameter bytes: the file from its beginning, as far as it is known.
  /// - Throws: `.truncated` where `bytes` end inside the header, `.corrupt`, `.tooLarge`,
  ///   `.unsupportedMaxval`.
  init(_ bytes: UnsafeRawBufferPointer, path: String) throws(ImagingError) {
    let head = UnsafeRawBufferPointer(rebasing: bytes.prefix(PNMHeader.maximumByteCount))
    let variant = head[1] - UInt8(ascii: "0")
    channels = variant == 2 || variant == 5 ? 1 : 3
    isPlain = variant < 4
    var tokens = PNMTokens(head, from: 2)
    do throws(PNMTokens.Failure) {
      width = try tokens.next()
      height = try tokens.next()
      maxval = try tokens.next()
      try tokens.endHeader()
    } catch {
      throw error.in(path, atLimit: bytes.count > head.count)
    }
    byteCount = tokens.position
    guard width > 0, height > 0 else {
      throw .corrupt(path: path, reason: "a size of \(width) x \(height)")
    }
    guard maxval == 255 || maxval == 65535 else {
      if (1...65535).contains(maxval) { throw .unsupportedMaxval(path: path, maxval: maxval) }
      throw .corrupt(path: path, reason: "a maxval of \(maxval)")
    }
    try ImageSize.check(width: width, height: height, path: path)
  }

  /// - Throws: `.truncated` where a file of this many bytes cannot hold the samples, `.corrupt` where a
  ///   binary file goes on after them.
  func check(fileSize: Int, path: String) throws(ImagingError) {
    let surplus = fileSize - byteCount - rasterByteCount
    if surplus < 0 { throw .truncated(path: path) }
    if surplus > 0 && !isPlain {
      throw .corrupt(
        path: path,
        reason: "\(surplus) bytes after the image: several images, or line ends changed")
    }
  }
}
