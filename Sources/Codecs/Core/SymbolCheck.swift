/// CRC-32 (ISO 3309, as in PNG) of decoded symbols, each as 32 bits little-endian, in coding order.
///
/// A decoder whose probabilities drift from the encoder's reads other symbols, and this shows it. The sides
/// of the image follow the symbols, since some damaged ones would fit the same streams.
package struct SymbolCheck: Sendable, Equatable {
  private var state: UInt32 = .max

  package init() {}

  package var value: UInt32 { ~state }

  package mutating func update(_ symbols: [Int32]) {
    Self.table.withUnsafeBufferPointer { table in
      var crc = state
      for symbol in symbols {
        var word = UInt32(bitPattern: symbol)
        for _ in 0..<4 {
          crc = crc >> 8 ^ table[Int((crc ^ word) & 0xFF)]
          word >>= 8
        }
      }
      state = crc
    }
  }

  /// The value for an image of these sides.
  ///
  /// - Precondition: sides below 2^31.
  package func value(width: Int, height: Int) -> UInt32 {
    var check = self
    check.update([Int32(width), Int32(height)])
    return check.value
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
}
