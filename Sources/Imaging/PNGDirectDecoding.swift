import CPNGShims

extension Image {
  /// Decodes the usual PNG files, 8-bit grey, RGB or RGBA without surprises, straight into the
  /// image's samples; nil for all others, which `init(png:path:alpha:)` decodes or refuses by libpng.
  init?(direct bytes: UnsafeRawBufferPointer, header: PNGHeader, alpha: AlphaRule) {
    guard header.storedDepth == 8, !header.hasAlphaChannel || alpha != .refuse else { return nil }
    let channels: Int
    switch header.colourType {
    case 0: channels = 1
    case 2: channels = 3
    case 6: channels = 4
    default: return nil
    }
    let pixels = header.width * header.height
    let count = pixels * max(channels, 3)
    let samples = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      let isDecoded = cpng_read_direct(
        bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, UInt32(header.width),
        UInt32(header.height), Int32(channels), buffer.baseAddress)
      initialized = isDecoded == 1 ? count : 0
    }
    guard samples.count == count else { return nil }
    self.init(
      width: header.width, height: header.height,
      samples: .eight(channels == 4 ? samples.withUnsafeBufferPointer(alpha.flatten) : samples))
  }
}
