/// The signature and IHDR of a PNG file (PNG specification, third edition, section 11.2.1).
struct PNGHeader: Equatable {
  static let byteCount = 33

  let width: Int
  let height: Int
  /// Bits per stored sample or palette index: 1, 2, 4, 8 or 16.
  let storedDepth: Int
  /// 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA.
  let colourType: UInt8

  /// Bits per sample after expansion.
  var bitDepth: Int { storedDepth == 16 ? 16 : 8 }
  var hasAlphaChannel: Bool { colourType & 4 != 0 }

  /// - Parameter fileSize: bytes of the whole file, against which the claimed size is checked.
  /// - Throws: `.truncated`, `.corrupt`, `.tooLarge`.
  init(_ head: UnsafeRawBufferPointer, fileSize: Int, path: String) throws(ImagingError) {
    guard head.count >= PNGHeader.byteCount else { throw .truncated(path: path) }
    guard head.bigEndian32(at: 8) == 13, head.bigEndian32(at: 12) == 0x4948_4452 else {
      throw .corrupt(path: path, reason: "IHDR is not its first chunk")
    }
    width = Int(head.bigEndian32(at: 16))
    height = Int(head.bigEndian32(at: 20))
    storedDepth = Int(head[24])
    colourType = head[25]
    guard let channels = PNGHeader.channels(colourType: colourType, depth: storedDepth) else {
      throw .corrupt(path: path, reason: "colour type \(colourType) with \(storedDepth) bits")
    }
    let sides = 1...Int(Int32.max)
    guard sides.contains(width), sides.contains(height) else {
      throw .corrupt(path: path, reason: "a size of \(width) x \(height)")
    }
    try ImageSize.check(width: width, height: height, path: path)
    // Within the limit above no product here comes near Int.max.
    let claimed = height * ((width * channels * storedDepth + 7) / 8)
    guard claimed / ImageSize.maximumExpansion <= fileSize else { throw .truncated(path: path) }
  }

  private static func channels(colourType: UInt8, depth: Int) -> Int? {
    switch (colourType, depth) {
    case (0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (3, 1), (3, 2), (3, 4), (3, 8): 1
    case (4, 8), (4, 16): 2
    case (2, 8), (2, 16): 3
    case (6, 8), (6, 16): 4
    default: nil
    }
  }
}

extension UnsafeRawBufferPointer {
  func bigEndian32(at offset: Int) -> UInt32 {
    UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}
