/// The rate in the name of a file: `clip_0.25bpp.json`. In `0_25bpp`, `0-25bpp`, `0,25bpp`
/// and `0p25bpp` the mark stands for the decimal point.
enum NamedRate {
  /// No rate that stands behind "bpp" could be above that of an uncompressed 8 bit image.
  static let highest = 24.0

  enum Reading: Equatable {
    case none
    case rate(Double)
    /// There is a number, but it can be read in several ways or is no rate.
    case unclear
  }

  static func reading(_ name: String) -> Reading {
    let text = Array(name.lowercased())
    var readings: [Reading] = []
    for end in text.indices where text[end...].starts(with: "bpp") {
      let reading = reading(before: end, of: text)
      if reading != .none && !readings.contains(reading) { readings.append(reading) }
    }
    return readings.count > 1 ? .unclear : readings.first ?? .none
  }

  private static func reading(before end: Int, of text: [Character]) -> Reading {
    let last = digits(before: end, of: text)
    guard !last.isEmpty else { return .none }
    let start = end - last.count
    guard start > 0, "._-,p".contains(text[start - 1]) else { return whole(last) }
    let first = digits(before: start - 1, of: text)
    let isPoint = text[start - 1] == "."
    if first.isEmpty { return isPoint ? number("0." + last) : whole(last) }
    let before = start - 1 - first.count
    if isPoint {
      // A second point: a version, a date.
      let isLonger =
        before > 0 && text[before - 1] == "." && before > 1 && text[before - 2].isNumber
      return isLonger ? .unclear : number(first + "." + last)
    }
    return first == "0" ? number("0." + last) : .unclear
  }

  private static func digits(before end: Int, of text: [Character]) -> String {
    String(text[..<end].reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
  }

  /// `05` may be 0.5.
  private static func whole(_ digits: String) -> Reading {
    digits.count > 1 && digits.hasPrefix("0") ? .unclear : number(digits)
  }

  private static func number(_ text: String) -> Reading {
    guard let value = Double(text), value > 0, value <= highest else { return .unclear }
    return .rate(value)
  }
}
