import Foundation

/// How many decimals a column of numbers needs, and numbers printed with them.
enum Digits {
  /// Decimals for a column: two for numbers from 10 on, so that dB and percent read as in the
  /// literature, otherwise four significant digits of the largest.
  static func decimals(for values: [Double]) -> Int {
    let largest = values.filter(\.isFinite).map(abs).max() ?? 0
    if largest == 0 || largest >= 10 { return 2 }
    return min(3 - Int(log10(largest).rounded(.down)), 15)
  }

  /// A finite number with a plain minus; nothing is "-0.00".
  static func text(_ value: Double, decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    return text.hasPrefix("-") && !text.contains(where: { "123456789".contains($0) })
      ? String(text.dropFirst()) : text
  }
}
