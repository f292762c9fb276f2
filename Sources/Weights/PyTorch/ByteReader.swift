internal import Foundation

/// Bytes of a file that are taken from the front, little-endian; nothing is read beyond their end.
struct ByteReader {
  private let bytes: Data
  private(set) var position: Int

  /// - Parameter position: of the first byte to take, counted from the start of the data.
  init(_ bytes: Data, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  var left: Int { bytes.count - position }

  /// The next bytes; nil if there are not so many.
  mutating func take(_ count: Int) -> Data? {
    guard count >= 0, position >= 0, count <= left else { return nil }
    let start = bytes.startIndex + position
    position += count
    return bytes[start..<start + count]
  }

  mutating func byte() -> UInt8? { take(1)?.first }

  /// A number of some bytes without sign.
  mutating func number(_ size: Int) -> Int? {
    guard let taken = take(size) else { return nil }
    let value = taken.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: value)
  }

  mutating func number<Word: FixedWidthInteger>(as _: Word.Type) -> Word? {
    take(Word.bitWidth / 8).map { taken in
      taken.reversed().reduce(Word(0)) { $0 << 8 | Word(truncatingIfNeeded: $1) }
    }
  }

  /// UTF-8 text of so many bytes; nil if it is none.
  mutating func text(_ count: Int?) -> String? {
    guard let count, let taken = take(count) else { return nil }
    return String(validating: taken, as: UTF8.self)
  }

  /// The text up to a line feed, which is taken too.
  mutating func line() -> String? {
    let start = bytes.startIndex + position
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    position += end - start + 1
    return String(validating: bytes[start..<end], as: UTF8.self)
  }
}
