import Foundation

/// One axis of a curve figure: title, scale, range and ticks.
package struct Axis {
  /// What is measured with its unit; below it, what is to be said of the numbers.
  let title: [String]
  let logarithmic: Bool

  /// The range in which `values`, all finite, lie with some room; nil without any.
  func range(of values: [Double]) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max() else { return nil }
    if logarithmic {
      let room = max(pow(high / low, 0.05), 1.05)
      return low / room...high * room
    }
    let room = high > low ? (high - low) * 0.05 : 1
    return low - room...high + room
  }

  /// Commands that set up the axis.
  func commands(_ letter: String, _ range: ClosedRange<Double>) -> [String] {
    var commands: [String] = []
    let (low, high) = (range.lowerBound, range.upperBound)
    if logarithmic {
      commands.append("set logscale \(letter)")
      if let ticks = Self.ticks(from: low, to: high) {
        commands.append("set \(letter)tics (\(ticks.map(Number.short).joined(separator: ", ")))")
      }
    }
    commands.append("set \(letter)range [\(Number.short(low)):\(Number.short(high))]")
    return commands
  }

  /// Between three and eight round values of a logarithmic range, or nil where there are none such
  /// and gnuplot's own choice is better.
  package static func ticks(from low: Double, to high: Double) -> [Double]? {
    let decades = Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))
    for digits in [[1.0, 1.5, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]] {
      let ticks = decades.flatMap { decade in
        digits.map { Double("\($0)e\(decade)") ?? .nan }
      }.filter { low <= $0 && $0 <= high }
      if (3...8).contains(ticks.count) { return ticks }
    }
    return nil
  }
}
