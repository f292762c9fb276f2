/// The last bytes of what a program prints: enough for its error message, however much it floods.
package struct OutputTail {
  package static let limit = 4096

  private let limit: Int
  private var bytes: [UInt8] = []
  private var isCut = false

  /// - Parameter limit: bytes to keep.
  package init(limit: Int = Self.limit) { self.limit = limit }

  package mutating func append(_ more: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: more.suffix(limit))
    isCut = isCut || more.count > limit
    if bytes.count > 2 * limit {
      bytes.removeFirst(bytes.count - limit)
      isCut = true
    }
  }

  /// All whole lines that were kept.
  package var text: String {
    let kept = isCut ? bytes.drop { $0 != UInt8(ascii: "\n") } : bytes[...]
    return String(decoding: kept, as: UTF8.self)
  }

  /// The last lines that are not blank, joined to one line, without control characters.
  package func lastLines(_ count: Int = 3) -> String {
    let text = String(decoding: bytes.suffix(limit), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 }))
    }
    return lines.filter { !$0.allSatisfy(\.isWhitespace) }.suffix(count).joined(separator: " / ")
  }
}
