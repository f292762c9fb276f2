internal import Foundation

/// Types of stored numbers, by the names that safetensors gives them.
enum NumberType: String {
  case float64 = "F64"
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case int64 = "I64"
  case int32 = "I32"
  case int16 = "I16"
  case int8 = "I8"
  case uint64 = "U64"
  case uint32 = "U32"
  case uint16 = "U16"
  case uint8 = "U8"
  case bool = "BOOL"
  case float8E4M3 = "F8_E4M3"
  case float8E5M2 = "F8_E5M2"

  /// Bytes of one number.
  var size: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .float16, .bfloat16, .int16, .uint16: 2
    case .int8, .uint8, .bool, .float8E4M3, .float8E5M2: 1
    }
  }

  /// Little-endian numbers as floats, 64-bit ones rounded; nil for other types.
  func floats(_ bytes: Data) -> [Float]? {
    switch self {
    case .float64: bytes.littleEndianWords(UInt64.self).map { Float(Double(bitPattern: $0)) }
    case .float32: bytes.littleEndianWords(UInt32.self).map(Float.init(bitPattern:))
    case .float16: bytes.littleEndianWords(UInt16.self).map { Float(Float16(bitPattern: $0)) }
    case .bfloat16:
      bytes.littleEndianWords(UInt16.self).map { Float(bitPattern: UInt32($0) << 16) }
    default: nil
    }
  }

  /// Little-endian numbers of an integer type as Int32; nil for other types, and where one of them has
  /// no place in it.
  func integers(_ bytes: Data) -> [Int32]? {
    switch self {
    case .int32: bytes.littleEndianWords(Int32.self)
    case .int64: Self.int32s(bytes.littleEndianWords(Int64.self))
    case .int16: bytes.littleEndianWords(Int16.self).map(Int32.init)
    case .int8: bytes.littleEndianWords(Int8.self).map(Int32.init)
    case .uint8: bytes.littleEndianWords(UInt8.self).map(Int32.init)
    case .uint16: bytes.littleEndianWords(UInt16.self).map(Int32.init)
    case .uint32: Self.int32s(bytes.littleEndianWords(UInt32.self))
    default: nil
    }
  }

  static func int32s(_ values: [some BinaryInteger]) -> [Int32]? {
    let narrow = values.compactMap { Int32(exactly: $0) }
    return narrow.count == values.count ? narrow : nil
  }
}

extension Data {
  fileprivate func littleEndianWords<Word: FixedWidthInteger>(_: Word.Type) -> [Word] {
    withUnsafeBytes { bytes in
      (0..<bytes.count / MemoryLayout<Word>.size).map {
        Word(
          littleEndian: bytes.loadUnaligned(
            fromByteOffset: $0 * MemoryLayout<Word>.size, as: Word.self))
      }
    }
  }
}
