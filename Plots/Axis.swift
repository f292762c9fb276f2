import Foundation

/// One axis of a curve figure: title, scale, range and ticks.
package struct Axis {
  /// What is measured with its unit; below it, what is to be said of the numbers.
  let title: [String]
  let logarithmic: Bool
  /// Whether a linear axis of values that are never negative begins at 0.
  var beginsAtZero = false

  /// Commands that set up the axis so that `values`, all finite, lie inside with some room.
  func commands(_ letter: String, _ values: [Double]) -> [String] {
    guard let low = values.min(), let high = values.max() else { return [] }
    var commands: [String] = []
    let range: (low: Double, high: Double)
    if logarithmic {
      let room = max(pow(high / low, 0.05), 1.05)
      range = (low / room, high * room)
      commands.append("set logscale \(letter)")
      if let ticks = Self.ticks(from: range.low, to: range.high) {
        commands.append("set \(letter)tics (\(ticks.map(Number.short).joined(separator: ", ")))")
      }
    } else {
      let end = beginsAtZero ? 0 : low
      let room = high > end ? (high - end) * 0.05 : 1
      range = (beginsAtZero ? 0 : low - room, high + room)
    }
    commands.append("set \(letter)range [\(Number.short(range.low)):\(Number.short(range.high))]")
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
