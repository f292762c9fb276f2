/// PNG chunks and their checksums, bit by bit, so that tests can damage a file behind its checksums.
enum PNGChecksums {
  static func crc(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { start, byte in
      (0..<8).reduce(start ^ UInt32(byte)) { crc, _ in
        crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1
      }
    }
  }

  static func bytes(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }

  static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return bytes(UInt32(content.count)) + body + bytes(crc(body))
  }

  /// Writes the right CRC behind every chunk that still lies inside the file.
  static func repair(_ file: inout [UInt8]) {
    var offset = 8
    while offset + 12 <= file.count {
      let length = file[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      let end = offset + 8 + length
      if end + 4 > file.count { return }
      file.replaceSubrange(end..<end + 4, with: bytes(crc(file[offset + 4..<end])))
      offset = end + 4
    }
  }

  /// A zlib stream of one stored block (RFC 1950 and 1951) with its Adler-32.
  static func stored(_ content: [UInt8]) -> [UInt8] {
    var (a, b) = (1 as UInt32, 0 as UInt32)
    for byte in content {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    let (low, high) = (UInt8(content.count & 255), UInt8(content.count >> 8))
    return [0x78, 0x01, 1, low, high, ~low, ~high] + content + bytes(b << 16 | a)
  }
}
