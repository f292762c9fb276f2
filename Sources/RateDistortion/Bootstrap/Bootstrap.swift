import Randomness

/// Bootstrap over images: resamples with replacement, as many images as there are.
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
  ///
  /// Each draw is sorted, so that draws of the same images give the same bits, and a draw of every
  /// image once equals the number of the study itself.
  package func resamples(images: Int) -> Resamples {
    var generator = SplitMix64(seed: seed)
    let draws = images > 0 ? max(0, draws) : 0
    return Resamples(
      images: images,
      indices: (0..<draws).flatMap { _ in
        (0..<images).map { _ in Int(generator.next(below: UInt64(images))) }.sorted()
      })
  }

  /// The tables for several numbers of images, as far as there are to be intervals.
  func tables(imageCounts: Set<Int>) -> [Int: Resamples] {
    if draws < 1 { return [:] }
    return Dictionary(
      uniqueKeysWithValues: imageCounts.filter { $0 >= Self.minimumImages }
        .map { ($0, resamples(images: $0)) })
  }
}

/// Image indices of all draws, one draw after another.
package struct Resamples: Sendable {
  let images: Int
  package let indices: [Int]

  /// The 95 % interval of a number of the images, BCa with widened levels (`AcceleratedLevels`).
  ///
  /// - Parameter number: the number from the images at some indices, each as often as it stands
  ///   there, or nil where it cannot be told. It is asked for each draw, for all images, and for
  ///   all but one; an interval needs all but the draws to be told.
  package func interval(of number: (ArraySlice<Int>) -> Double?) -> ResampledInterval {
    let draws = images > 0 ? indices.count / images : 0
    let values = (0..<draws).compactMap { number(indices[$0 * images..<($0 + 1) * images]) }
      .sorted()
    let all = Array(0..<images)
    let leftOut = all.compactMap { image in number(all.filter { $0 != image }[...]) }
    var result = ResampledInterval(
      draws: draws, failed: draws - values.count, images: images,
      failedLeavingOut: images - leftOut.count)
    guard let estimate = number(all[...]), !values.isEmpty, leftOut.count == images else {
      return result
    }
    let levels = AcceleratedLevels(
      sortedDraws: values, estimate: estimate, leavingOneOut: leftOut, images: images)
    result.isOneSided = levels == nil
    result.interval = levels.map {
      Interval(low: percentile(values, $0.low), high: percentile(values, $0.high))
    }
    return result
  }
}

/// An interval from draws, and what kept it from being one.
package struct ResampledInterval {
  /// Nil where there is none; the notes say why.
  package fileprivate(set) var interval: Interval?
  let draws: Int
  /// Draws that gave no number.
  let failed: Int
  let images: Int
  /// Images without which there is no number.
  let failedLeavingOut: Int
  fileprivate(set) var isOneSided = false

  package var notes: [String] {
    var notes: [String] = []
    if failed > 0 { notes.append("\(failed) of \(draws) draws gave no value") }
    if failedLeavingOut > 0 {
      notes.append(
        "no interval: without one of \(failedLeavingOut) of the \(images) images there is no value")
    }
    if isOneSided { notes.append("no interval: the draws lie to one side of the value") }
    return notes
  }
}

/// Percentile of type 7 (Hyndman and Fan 1996) of sorted values: linear between the order
/// statistics around (n - 1) p.
package func percentile(_ sorted: [Double], _ p: Double) -> Double {
  let place = Double(sorted.count - 1) * p
  let below = Int(place)
  let above = min(below + 1, sorted.count - 1)
  return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
}
