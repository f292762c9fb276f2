/// PNG chunks and their CRC-32, bit by bit, so that tests can damage a file behind its checksums.
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
}
