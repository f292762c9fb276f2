extension Image {
  /// - Throws: `.truncated`, `.corrupt`, `.tooLarge`, `.unsupportedMaxval`.
  init(pnm bytes: UnsafeRawBufferPointer, path: String) throws(ImagingError) {
    let header = try PNMHeader(bytes, path: path)
    try header.check(fileSize: bytes.count, path: path)
    let samples: Samples
    switch (header.isPlain, header.bitDepth) {
    case (true, 8): samples = .eight(try Image.plain(bytes, header, path))
    case (true, _): samples = .sixteen(try Image.plain(bytes, header, path))
    case (false, 8):
      samples = .eight(Image.rgb(header) { bytes[header.byteCount + $0] })
    case (false, _):
      samples = .sixteen(
        Image.rgb(header) {
          UInt16(bytes[header.byteCount + 2 * $0]) << 8
            | UInt16(bytes[header.byteCount + 2 * $0 + 1])
        })
    }
    self.init(width: header.width, height: header.height, samples: samples)
  }

  /// RGB from the file's samples by index, grey repeated.
  private static func rgb<Sample: BitwiseCopyable>(_ header: PNMHeader, _ sample: (Int) -> Sample)
    -> [Sample]
  {
    let count = 3 * header.width * header.height
    return [Sample](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count {
        buffer[index] = sample(header.channels == 3 ? index : index / 3)
      }
      initialized = count
    }
  }

  private static func plain<Sample: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: UnsafeRawBufferPointer, _ header: PNMHeader, _ path: String
  ) throws(ImagingError) -> [Sample] {
    var tokens = PNMTokens(bytes, from: header.byteCount)
    var stored: [Sample] = []
    stored.reserveCapacity(header.sampleCount)
    do throws(PNMTokens.Failure) {
      for index in 0..<header.sampleCount {
        guard let sample = Sample(exactly: try tokens.next(isLast: index == header.sampleCount - 1))
        else { throw .tooLong }
        stored.append(sample)
      }
    } catch {
      throw error.in(path, atLimit: false)
    }
    guard tokens.isAtEnd() else {
      throw .corrupt(path: path, reason: "more samples than its header says")
    }
    return header.channels == 3 ? stored : rgb(header) { stored[$0] }
  }
}
