import Results

/// A closed interval of numbers.
package struct Interval: Sendable, Hashable {
  package let low: Double
  package let high: Double

  init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// From the first to the last of rising numbers.
  init(ofRising values: [Double]) { self.init(low: values[0], high: values[values.count - 1]) }

  var length: Double { high - low }

  /// Both ends and equal steps between them.
  func steps(_ count: Int) -> [Double] {
    (0..<count).map { low + length * Double($0) / Double(count - 1) }
  }

  func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// The shared part, or nil unless it has a length.
  func shared(with other: Interval) -> Interval? {
    let low = max(low, other.low)
    let high = min(high, other.high)
    return low < high ? Interval(low: low, high: high) : nil
  }

  /// Length of the shared part over length of the union (gaps included), in percent.
  func overlapPercent(with other: Interval) -> Double {
    let shared = shared(with: other)?.length ?? 0
    return 100 * shared / (max(high, other.high) - min(low, other.low))
  }
}

extension Bounds {
  init(_ interval: Interval?) { self.init(interval?.low, interval?.high) }
}
