import Foundation

/// Numbers in scripts: enough digits for any figure, few enough to be the same on every machine.
enum Number {
  static func text(_ value: Double) -> String { String(format: "%.8g", value) }

  /// Ends of axes and the like.
  static func short(_ value: Double) -> String { String(format: "%.4g", value) }

  /// A signed percentage of a difference, with a true minus sign.
  static func percent(_ value: Double) -> String {
    let digits = abs(value) < 9.95 ? 1 : 0
    let text = String(format: "%+.\(digits)f", value).replacing("-", with: "\u{2212}")
    return text + " %"
  }
}
