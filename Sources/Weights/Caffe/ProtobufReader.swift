internal import Foundation

/// The fields of a message in protobuf's wire format, one after the other. It knows no nesting: a
/// message within a message is bytes, for a reader of its own.
struct ProtobufReader {
  enum Value {
    case number(UInt64)
    case bytes(Data)
    /// Four bytes.
    case word(UInt32)
    case doubleWord
  }

  struct Malformed: Error {}

  private var reader: ByteReader

  init(_ message: Data) { reader = ByteReader(message) }

  /// The next field; nil at the end.
  ///
  /// - Throws: `Malformed`.
  mutating func next() throws(Malformed) -> (field: UInt64, value: Value)? {
    if reader.left == 0 { return nil }
    let tag = try number()
    let value: Value
    switch tag & 7 {
    case 0: value = .number(try number())
    case 1:
      guard reader.take(8) != nil else { throw Malformed() }
      value = .doubleWord
    case 2:
      guard let count = Int(exactly: try number()), let bytes = reader.take(count) else {
        throw Malformed()
      }
      value = .bytes(bytes)
    case 5:
      guard let word = reader.number(as: UInt32.self) else { throw Malformed() }
      value = .word(word)
    default: throw Malformed()
    }
    guard tag >> 3 > 0 else { throw Malformed() }
    return (tag >> 3, value)
  }

  /// Base 128, the lowest seven bits first.
  mutating func number() throws(Malformed) -> UInt64 {
    var value: UInt64 = 0
    for place in 0..<10 {
      guard let byte = reader.byte() else { throw Malformed() }
      value |= UInt64(byte & 0x7F) << (7 * UInt64(place))
      if byte < 0x80 { return value }
    }
    throw Malformed()
  }

  /// All numbers of a packed field.
  static func numbers(_ packed: Data) throws(Malformed) -> [UInt64] {
    var reader = ProtobufReader(packed)
    var numbers: [UInt64] = []
    while reader.reader.left > 0 { numbers.append(try reader.number()) }
    return numbers
  }
}
