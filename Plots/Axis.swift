import Foundation
import Results

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
      // Without round values gnuplot's own choice is better.
      if let ticks = RoundNumbers.between(range.low, range.high) {
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
}
