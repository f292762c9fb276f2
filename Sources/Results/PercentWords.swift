import Foundation

/// Differences in percent as sentences say them. Every text of this project that words a difference
/// takes it from here.
package enum PercentWords {
  /// Whether a difference rounds to 0.0 %.
  package static func isNone(_ percent: Double) -> Bool { abs(percent) < 0.05 }

  /// "26 %", without a sign; one decimal below ten.
  package static func size(_ percent: Double) -> String {
    String(format: "%.\(abs(percent) < 9.95 ? 1 : 0)f %%", abs(percent))
  }

  /// "26 % lower", or "320 % higher".
  package static func difference(_ percent: Double, _ more: String, _ less: String) -> String {
    "\(size(percent)) \(percent < 0 ? less : more)"
  }

  /// "26 % lower", and from 100 % on with the ratio: "320 % higher (4.2 times)".
  package static func withRatio(_ percent: Double, _ more: String, _ less: String) -> String {
    let text = difference(percent, more, less)
    return percent < 100 ? text : text + String(format: " (%.1f times)", 1 + percent / 100)
  }

  /// An interval behind its estimate: "32 to 53 %", whose direction is the estimate's, or "3.1 % lower
  /// to 9 % higher" where it includes zero.
  package static func ends(_ low: Double, _ high: Double, _ more: String, _ less: String) -> String
  {
    if isNone(low) && isNone(high) { return "0 to 0 %" }
    guard (low < 0) == (high < 0) else {
      return "\(difference(low, more, less)) to \(difference(high, more, less))"
    }
    let ends = [abs(low), abs(high)].sorted()
    return "\(size(ends[0]).dropLast(2)) to \(size(ends[1]))"
  }

  /// "a" or "an" before a size.
  package static func article(_ percent: Double) -> String {
    let size = size(percent)
    return size.hasPrefix("8") || ["11 %", "18 %"].contains(size) ? "an" : "a"
  }

  /// "p = 0.012", or "p < 0.001".
  package static func p(_ p: Double) -> String {
    p < 0.001 ? "p < 0.001" : String(format: "p = %.3f", p)
  }

  /// "a", "a and b", "a, b and c".
  package static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
