import Foundation
import Results

/// One axis of a curve figure: title, scale, range and ticks.
package struct Axis {
  /// What is measured with its unit; below it, what is to be said of the numbers.
  let title: [String]
  let logarithmic: Bool
  /// Whether a linear axis of values that are never negative begins at 0.
  var beginsAtZero = false

  /// The range in which `values`, all finite, lie with some room; nil without any.
  func range(of values: [Double]) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max() else { return nil }
    if logarithmic {
      let room = max(pow(high / low, 0.05), 1.05)
      return low / room...high * room
    }
    let end = beginsAtZero ? 0 : low
    let room = high > end ? (high - end) * 0.05 : 1
    return (beginsAtZero ? 0 : low - room)...high + room
  }

  /// Commands that set up the axis.
  func commands(_ letter: String, _ range: ClosedRange<Double>) -> [String] {
    var commands: [String] = []
    let (low, high) = (range.lowerBound, range.upperBound)
    if logarithmic {
      commands.append("set logscale \(letter)")
      // Without round values gnuplot's own choice is better.
      if let ticks = RoundNumbers.between(low, high) {
        commands.append("set \(letter)tics (\(ticks.map(Number.short).joined(separator: ", ")))")
      }
    }
    commands.append("set \(letter)range [\(Number.short(low)):\(Number.short(high))]")
    return commands
  }
}
