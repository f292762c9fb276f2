/// Finds the records of a text in comma-separated values and the places of their fields. It copies
/// nothing: tables of a million rows pass here.
struct CSVScanner {
  let bytes: [UInt8]
  /// The line that the record starts in, from 1.
  private(set) var line = 1
  private(set) var fields: [CSVField.Place] = []
  /// Where a quoted field starts that never ends, once the scanner has come to it.
  private(set) var openQuoteLine: Int?

  private let separator: UInt8
  private var next: Int
  private var nextLine = 1

  init(_ text: String, separator: UInt8 = UInt8(ascii: ",")) {
    bytes = Array(text.utf8)
    self.separator = separator
    next = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  func field(_ index: Int) -> CSVField { CSVField(bytes: bytes, place: fields[index]) }

  var texts: [String] { fields.indices.map { field($0).text } }

  /// Goes to the next record that is no empty line.
  ///
  /// - Returns: false where there is none, or where a quoted field never ends.
  mutating func advance() -> Bool {
    fields.removeAll(keepingCapacity: true)
    line = nextLine
    var start = next
    var isQuoted = false
    while next < bytes.count {
      let byte = bytes[next]
      next += 1
      switch byte {
      case separator:
        fields.append(CSVField.Place(start: start, end: next - 1, isQuoted: isQuoted))
        start = next
        isQuoted = false
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        let end = next - 1
        if byte == UInt8(ascii: "\r") && next < bytes.count && bytes[next] == UInt8(ascii: "\n") {
          next += 1
        }
        nextLine += 1
        if fields.isEmpty && start == end {
          start = next
          line = nextLine
        } else {
          fields.append(CSVField.Place(start: start, end: end, isQuoted: isQuoted))
          return true
        }
      case UInt8(ascii: "\"") where next - 1 == start:
        isQuoted = true
        guard skipQuoted() else { return false }
      default: break
      }
    }
    if fields.isEmpty && start == next { return false }
    fields.append(CSVField.Place(start: start, end: next, isQuoted: isQuoted))
    return true
  }

  /// Goes behind the closing quotation mark; two of them stand for one.
  private mutating func skipQuoted() -> Bool {
    let first = nextLine
    while next < bytes.count {
      let byte = bytes[next]
      next += 1
      if byte == UInt8(ascii: "\n") { nextLine += 1 }
      if byte != UInt8(ascii: "\"") { continue }
      if next == bytes.count || bytes[next] != byte { return true }
      next += 1
    }
    openQuoteLine = first
    fields = []
    return false
  }

  /// Drops empty fields behind a place: spreadsheets write surplus separators.
  mutating func dropEmptyFields(after count: Int) {
    while fields.count > count, field(fields.count - 1).isEmpty { fields.removeLast() }
  }

  /// Whether a field has the same bytes as another of this text.
  func isField(_ index: Int, sameAs other: CSVField.Place) -> Bool {
    let own = fields[index]
    guard own.end - own.start == other.end - other.start else { return false }
    for offset in 0..<own.end - own.start
    where bytes[own.start + offset] != bytes[other.start + offset] { return false }
    return true
  }
}
