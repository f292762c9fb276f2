/// A closed interval of numbers.
struct Interval: Sendable, Hashable {
  let low: Double
  let high: Double

  var length: Double { high - low }

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
