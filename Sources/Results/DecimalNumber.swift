/// A decimal number as tables have it, `-12.5` or `3.1e-05`: digits / 10^places.
///
/// `value` is the double nearest to it, ties to even, as `Double(String)` gives it: one exact whole
/// division in place of the general algorithm, which takes longer than all else in reading a table.
struct DecimalNumber {
  private let isNegative: Bool
  /// Below 10^19, so that it fits 64 bits.
  private let digits: UInt64
  private let places: Int

  /// Nil for other texts and for numbers with more digits; they may be numbers all the same.
  init?(_ bytes: [UInt8], from start: Int, to end: Int) {
    var next = start
    func take(_ byte: Unicode.Scalar) -> Bool {
      guard next < end, bytes[next] == UInt8(ascii: byte) else { return false }
      next += 1
      return true
    }
    var value: UInt64 = 0
    var count = 0
    func takeDigits() -> Bool {
      let first = next
      while next < end, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[next] {
        count += 1
        if count > 19 { return false }
        value = value * 10 + UInt64(bytes[next] - UInt8(ascii: "0"))
        next += 1
      }
      return next > first
    }
    isNegative = take("-")
    guard takeDigits() else { return nil }
    let whole = count
    if take(".") { guard takeDigits() else { return nil } }
    digits = value
    var places = count - whole
    if take("e") {
      let falls = take("-")
      if !falls { _ = take("+") }
      (value, count) = (0, 0)
      guard takeDigits(), count <= 3 else { return nil }
      places += falls ? Int(value) : -Int(value)
    }
    guard next == end else { return nil }
    self.places = places
  }

  /// Nil where 10^places is too large or a fraction itself.
  var value: Double? {
    if digits == 0 { return isNegative ? -0.0 : 0 }
    guard 0..<Self.fives.count ~= places else { return nil }
    // digits / 10^places = digits 2^shift / 5^places / 2^(shift + places), with 2^63 as the first bit
    // of the quotient or the one behind it.
    let five = Self.fives[places]
    let divisor = five << UInt64(five.leadingZeroBitCount)
    let dividend = digits << UInt64(digits.leadingZeroBitCount)
    let (quotient, remainder) = divisor.dividingFullWidth((dividend >> 1, dividend << 63))
    let exponent = five.leadingZeroBitCount - digits.leadingZeroBitCount - places - 63
    // The last bit stands for all behind it, which decides ties. The quotient has ten bits more than
    // a double, so that it does not count itself. No result is too small for a power of two below.
    let rounded = Double(remainder == 0 ? quotient : quotient | 1)
    let value = rounded * Double(bitPattern: UInt64(1023 + exponent) << 52)
    return isNegative ? -value : value
  }

  /// Those that fit 64 bits.
  private static let fives: [UInt64] = (0..<28).map { (0..<$0).reduce(1) { power, _ in power * 5 } }
}
