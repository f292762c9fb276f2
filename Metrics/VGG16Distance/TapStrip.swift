internal import Layers

/// The original's tapped maps in one strip: for each tap, channel by channel, the strip's rows.
struct TapStrip: Sendable {
  private var taps: [[Float]]

  init() { taps = VGG16Network.taps.map { _ in [] } }

  /// Copies a tap's new rows.
  mutating func store(_ number: Int, _ map: FeatureRows, _ rows: Range<Int>) {
    guard !rows.isEmpty else { return }
    let count = rows.count * map.width
    taps[number] = [Float](unsafeUninitializedCapacity: map.channels * count) { buffer, filled in
      for channel in 0..<map.channels {
        let source = UnsafeBufferPointer(
          start: map.row(rows.lowerBound, channel: channel), count: count)
        _ = buffer[(channel * count)...].initialize(fromContentsOf: source)
      }
      filled = map.channels * count
    }
  }

  /// Sum of the squared differences to a reconstruction's rows, channel after channel.
  func squaredDifference(_ number: Int, _ map: FeatureRows, _ rows: Range<Int>) -> Double {
    guard !rows.isEmpty else { return 0 }
    let count = rows.count * map.width
    return taps[number].withUnsafeBufferPointer { original in
      (0..<map.channels).reduce(0.0) { sum, channel in
        let values = UnsafeBufferPointer(
          start: map.row(rows.lowerBound, channel: channel), count: count)
        let start = channel * count
        return sum
          + Self.squaredDifference(
            UnsafeBufferPointer(rebasing: original[start..<start + count]), values)
      }
    }
  }

  /// Four interleaved sums in Double, for speed, added in a fixed order.
  private static func squaredDifference(
    _ a: UnsafeBufferPointer<Float>, _ b: UnsafeBufferPointer<Float>
  ) -> Double {
    var sums = (0.0, 0.0, 0.0, 0.0)
    let blocks = a.count / 4 * 4
    for index in stride(from: 0, to: blocks, by: 4) {
      let d0 = Double(a[index]) - Double(b[index])
      let d1 = Double(a[index + 1]) - Double(b[index + 1])
      let d2 = Double(a[index + 2]) - Double(b[index + 2])
      let d3 = Double(a[index + 3]) - Double(b[index + 3])
      sums = (sums.0 + d0 * d0, sums.1 + d1 * d1, sums.2 + d2 * d2, sums.3 + d3 * d3)
    }
    var rest = 0.0
    for index in blocks..<a.count {
      let difference = Double(a[index]) - Double(b[index])
      rest += difference * difference
    }
    return (sums.0 + sums.1) + (sums.2 + sums.3) + rest
  }
}
