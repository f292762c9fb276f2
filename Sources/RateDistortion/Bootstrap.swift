import Randomness

/// Percentile bootstrap over images: resamples with replacement, as many images as there are.
public struct Bootstrap: Sendable, Hashable {
  /// Fewer images give no interval.
  public static let minimumImages = 5

  public var draws: Int
  public var seed: UInt64

  public init(draws: Int = 2000, seed: UInt64 = 0) {
    self.draws = draws
    self.seed = seed
  }

  /// The table of draws for a number of images; the same for every metric and codec.
  package func resamples(images: Int) -> Resamples {
    var generator = SplitMix64(seed: seed)
    let count = images > 0 ? max(0, draws) * images : 0
    return Resamples(
      images: images,
      indices: (0..<count).map { _ in Int(generator.next(below: UInt64(images))) })
  }
}

/// Image indices of all draws, one draw after another.
package struct Resamples: Sendable {
  let images: Int
  package let indices: [Int]

  /// The central 95 % of a number over the draws, with how many draws gave no number.
  func interval(of number: (ArraySlice<Int>) -> Double?) -> ResampledInterval {
    let draws = images > 0 ? indices.count / images : 0
    let values = (0..<draws).compactMap { number(indices[$0 * images..<($0 + 1) * images]) }
      .sorted()
    return ResampledInterval(
      interval: values.isEmpty
        ? nil : Interval(low: percentile(values, 0.025), high: percentile(values, 0.975)),
      draws: draws, failed: draws - values.count)
  }
}

struct ResampledInterval {
  /// Nil if no draw gave a number.
  let interval: Interval?
  let draws: Int
  let failed: Int
}

/// Percentile of type 7 (Hyndman and Fan 1996) of sorted values: linear between the order
/// statistics around (n - 1) p.
package func percentile(_ sorted: [Double], _ p: Double) -> Double {
  let place = Double(sorted.count - 1) * p
  let below = Int(place)
  let above = min(below + 1, sorted.count - 1)
  return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
}
