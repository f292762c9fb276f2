/// One field of a record, read from the bytes of the file.
package struct CSVField {
  /// Its bytes in the text, quotation marks included.
  struct Place {
    let start: Int
    let end: Int
    let isQuoted: Bool
  }

  /// A field that does not hold what its column wants.
  struct Invalid: Error {}

  let bytes: [UInt8]
  let place: Place

  /// Whether there is no text, in quotation marks or not.
  var isEmpty: Bool { place.start == place.end || (place.isQuoted && text.isEmpty) }

  var text: String {
    guard place.isQuoted else {
      return String(decoding: bytes[place.start..<place.end], as: UTF8.self)
    }
    let quote = UInt8(ascii: "\"")
    var text: [UInt8] = []
    var next = place.start + 1
    while bytes[next] != quote || (next + 1 < place.end && bytes[next + 1] == quote) {
      text.append(bytes[next])
      next += bytes[next] == quote ? 2 : 1
    }
    // What stands behind the closing mark belongs to the field as it is.
    return String(decoding: text + bytes[(next + 1)..<place.end], as: UTF8.self)
  }

  func number() throws(Invalid) -> Double {
    if let value = DecimalNumber(bytes, from: place.start, to: place.end)?.value { return value }
    guard let value = Double(text) else { throw Invalid() }
    return value
  }

  func integer() throws(Invalid) -> Int {
    guard let value = Int(text) else { throw Invalid() }
    return value
  }
}
