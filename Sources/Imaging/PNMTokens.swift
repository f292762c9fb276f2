/// Decimal numbers among blanks and `#` comments: headers of all PNM files, samples of plain ones.
struct PNMTokens {
  enum Failure: Error {
    case endOfBytes
    case notANumber
    case tooLong

    func `in`(_ path: String, atLimit: Bool) -> ImagingError {
      switch self {
      case .endOfBytes where atLimit: .corrupt(path: path, reason: "its header does not end")
      case .endOfBytes: .truncated(path: path)
      case .notANumber: .corrupt(path: path, reason: "a number is missing")
      case .tooLong: .corrupt(path: path, reason: "a number is too large")
      }
    }
  }

  private let bytes: UnsafeRawBufferPointer
  private(set) var position: Int

  init(_ bytes: UnsafeRawBufferPointer, from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// The next number, at most 2^32 - 1. Its last digit may be the last byte only in `isLast` position.
  mutating func next(isLast: Bool = false) throws(Failure) -> Int {
    skipBlanks()
    var value = 0
    let start = position
    while position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10
    {
      value = 10 * value + Int(digit)
      if value > Int(UInt32.max) { throw .tooLong }
      position += 1
    }
    if position == bytes.count && !(isLast && position > start) { throw .endOfBytes }
    if position == start { throw .notANumber }
    if position < bytes.count, !PNMTokens.isBlank(bytes[position]), bytes[position] != comment {
      throw .notANumber
    }
    return value
  }

  /// Exactly one blank ends the header (a comment counts with its line end).
  mutating func endHeader() throws(Failure) {
    if bytes[position] == comment { skipComment() }
    guard position < bytes.count else { throw .endOfBytes }
    position += 1
  }

  /// True where nothing but blanks and comments is left.
  mutating func isAtEnd() -> Bool {
    skipBlanks()
    return position == bytes.count
  }

  private let comment = UInt8(ascii: "#")

  private mutating func skipBlanks() {
    while position < bytes.count {
      if bytes[position] == comment {
        skipComment()
      } else if PNMTokens.isBlank(bytes[position]) {
        position += 1
      } else {
        return
      }
    }
  }

  /// To the line end that closes a comment, not past it.
  private mutating func skipComment() {
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
  }
}
