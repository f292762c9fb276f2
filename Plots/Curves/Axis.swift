import Foundation
import Results

/// One axis of a curve figure: title, scale, range and ticks.
package struct Axis {
  /// The measured quantity with its unit; below it, remarks on the numbers.
  var title: [String]
  let logarithmic: Bool
  /// Whether a linear axis of values that are never negative begins at 0.
  var beginsAtZero = false
  /// Ends that the author wants; what lies outside is not drawn.
  var limits: ClosedRange<Double>?

  /// Values that must lie on it beside those that are drawn.
  var includes: [Double] = []

  func shows(_ value: Double) -> Bool { limits?.contains(value) ?? true }

  /// The range in which `values`, all finite, lie with some room; nil without any.
  func range(of values: [Double]) -> ClosedRange<Double>? {
    let values = values.isEmpty ? [] : values + includes
    guard let low = values.min(), let high = values.max() else { return nil }
    if let limits, !logarithmic || limits.lowerBound > 0 { return limits }
    if logarithmic {
      let room = max(pow(high / low, 0.05), 1.05)
      return low / room...high * room
    }
    let end = beginsAtZero ? 0 : low
    let room = high > end ? (high - end) * 0.05 : 1
    return (beginsAtZero ? 0 : low - room)...high + room
  }

  /// Commands that set up the axis.
  func commands(_ letter: String, _ range: ClosedRange<Double>, most: Int = 8) -> [String] {
    var commands: [String] = []
    let (low, high) = (range.lowerBound, range.upperBound)
    if logarithmic {
      commands.append("set logscale \(letter)")
      // Without round values gnuplot's own choice is better.
      if let ticks = RoundNumbers.between(low, high, most: most) {
        commands.append("set \(letter)tics (\(ticks.map(Number.short).joined(separator: ", ")))")
      }
    }
    if !logarithmic {
      commands.append("set \(letter)tics \(Number.short(Self.step(high - low, most: most)))")
    }
    commands.append("set \(letter)range [\(Number.short(low)):\(Number.short(high))]")
    return commands
  }

  /// The least round step that divides a length into at most so many.
  package static func step(_ length: Double, most: Int) -> Double {
    let decade = pow(10, log10(length / Double(most)).rounded(.down))
    return [1, 2, 5, 10].map { $0 * decade }.first { length / $0 <= Double(most) } ?? length
  }

  /// Where a value lies on the axis, 0 at the lower end of a range and 1 at the upper.
  func place(_ value: Double, in range: ClosedRange<Double>) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    return logarithmic
      ? log(value / low) / log(high / low) : (value - low) / (high - low)
  }
}

extension Axis {
  /// The rate, on which every curve of a study has a place.
  ///
  /// - Parameter data: its curves say where the rate is not the mean of the images'.
  static func rate(_ data: FigureData) -> Axis {
    let isTotal = data.curves.contains { $0.rateMean == .total }
    let isLogarithmic = data.style.rateScale == .logarithmic
    return Axis(
      title: ["Rate (bits per pixel" + (isTotal ? ", all bits over all pixels)" : ")")],
      logarithmic: isLogarithmic, beginsAtZero: !isLogarithmic,
      limits: data.style.limits[BiasRow.rate])
  }

  /// The axis of a metric.
  ///
  /// - Parameter warns: whether to say where the numbers come from an untrained network.
  init(of metric: MetricDescriptor, _ data: FigureData, warns: Bool = true) {
    self.init(
      title: [metric.axisLabel] + (warns ? data.warning(on: metric.id).map { [$0] } ?? [] : []),
      logarithmic: metric.curveScale == .negativeLogarithm, limits: data.style.limits[metric.id])
  }
}
