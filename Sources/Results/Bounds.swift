/// Two ends of an interval or a range; both nil where there is none.
public struct Bounds: Sendable, Hashable {
  public var low: Double?
  public var high: Double?

  public init(_ low: Double? = nil, _ high: Double? = nil) {
    self.low = low
    self.high = high
  }

  /// From low to high, if both ends are there and in order.
  public var range: ClosedRange<Double>? {
    guard let low, let high, low <= high else { return nil }
    return low...high
  }
}
