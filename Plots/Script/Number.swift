import Foundation

/// Numbers in scripts: enough digits for any figure, few enough to be the same on every machine.
enum Number {
  static func text(_ value: Double) -> String {
    // Never "-0".
    String(format: "%.8g", value + 0)
  }

  /// Ends of axes and the like.
  static func short(_ value: Double) -> String { String(format: "%.4g", value) }

  /// Three digits that matter, for people.
  static func tidy(_ value: Double) -> String { String(format: "%.3g", value) }

  /// Two digits behind the point, for people.
  static func hundredths(_ value: Double) -> String { String(format: "%.2f", value) }

  /// A signed percentage of a difference, with a true minus sign.
  static func percent(_ value: Double) -> String {
    if abs(value) < 0.05 { return "0.0 %" }
    let digits = abs(value) < 9.95 ? 1 : 0
    let text = String(format: "%+.\(digits)f", value).replacing("-", with: "\u{2212}")
    return text + " %"
  }
}

extension Number {
  /// A difference and its interval: "+154 % [+86, +413]".
  static func percent(_ value: Double, low: Double?, high: Double?) -> String {
    guard let low, let high, low.isFinite, high.isFinite else { return percent(value) }
    let ends = [low, high].map { percent($0).replacing(" %", with: "") }
    return percent(value) + " [" + ends.joined(separator: ", ") + "]"
  }
}
