/// The last bytes of what a program prints: enough for its error message, however much it floods.
package struct OutputTail {
  package static let limit = 4096

  private var bytes: [UInt8] = []

  package init() {}

  package mutating func append(_ more: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: more.suffix(Self.limit))
    if bytes.count > 2 * Self.limit { bytes.removeFirst(bytes.count - Self.limit) }
  }

  /// The last lines that are not blank, joined to one line, without control characters.
  package func lastLines(_ count: Int = 3) -> String {
    let text = String(decoding: bytes.suffix(Self.limit), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 }))
    }
    return lines.filter { !$0.allSatisfy(\.isWhitespace) }.suffix(count).joined(separator: " / ")
  }
}
