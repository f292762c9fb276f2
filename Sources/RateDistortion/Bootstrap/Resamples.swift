import Basics
import Foundation

/// Image indices of all draws, one draw after another; none under `Bootstrap.fewestDrawn` images,
/// where intervals come from the jackknife.
package struct Resamples: Sendable {
  let images: Int
  package let indices: [Int]
  private let columns = KeptColumns()

  package init(images: Int, indices: [Int]) {
    self.images = images
    self.indices = indices
  }

  /// The interval of one number.
  ///
  /// - Parameter number: the number from the images at some indices, each as often as it stands
  ///   there, or nil where it is unknown; on a scale where it adds up.
  package func interval(of number: (ArraySlice<Int>) -> Double?) -> ResampledInterval {
    let all = Array(0..<images)
    return ResampledInterval(
      estimate: number(all[...]) ?? .nan,
      leavingOneOut: all.map { image in number(all.filter { $0 != image }[...]) ?? .nan },
      drawn: (0..<draws).map { number(indices[$0 * images..<($0 + 1) * images]) ?? .nan })
  }

  /// Intervals of several numbers that are computed together, on all cores; the same for any number
  /// of them.
  ///
  /// - Parameters:
  ///   - count: how many numbers.
  ///   - room: what a thread works in.
  ///   - numbers: writes the numbers of a draw, NaN for those that are unknown.
  func intervals<Room>(
    count: Int, room: @Sendable () -> Room,
    of numbers: @Sendable (Draw, Room, UnsafeMutableBufferPointer<Double>) -> Void
  ) -> [ResampledInterval] {
    let own = room()
    func row(_ draw: [Int]) -> [Double] {
      var found = Array(repeating: Double.nan, count: count)
      found.withUnsafeMutableBufferPointer { found in
        draw.withUnsafeBufferPointer { numbers(Draw(images: $0, number: nil), own, found) }
      }
      return found
    }
    let all = Array(0..<images)
    let estimates = row(all)
    let leftOut = all.map { image in row(all.filter { $0 != image }) }
    let drawn = drawn(count: count, room: room, of: numbers)
    let draws = draws
    return mapInParallel(count) { number in
      ResampledInterval(
        estimate: estimates[number], leavingOneOut: leftOut.map { $0[number] },
        drawn: (0..<draws).map { drawn[$0 * count + number] })
    }
  }

  /// The places of a column of all draws, one draw after another; most numbers share their columns.
  func places(of column: DrawnColumn) -> [Double] {
    columns.places(of: column) {
      drawn(count: column.points, room: {}) { draw, _, found in
        if let first = found.baseAddress { column.load(draw, first) }
      }
    }
  }

  private var draws: Int { images > 0 ? indices.count / images : 0 }

  /// The numbers of one draw after another.
  private func drawn<Room>(
    count: Int, room: @Sendable () -> Room,
    of numbers: @Sendable (Draw, Room, UnsafeMutableBufferPointer<Double>) -> Void
  ) -> [Double] {
    let (draws, images) = (draws, images)
    var found = Array(repeating: Double.nan, count: draws * count)
    // Shares are small, so that no core waits long for another.
    let share = 500
    found.withUnsafeMutableBufferPointer { found in
      indices.withUnsafeBufferPointer { indices in
        // Every draw writes to its own place.
        nonisolated(unsafe) let found = found
        nonisolated(unsafe) let indices = indices
        inParallel((draws + share - 1) / share) { part, _ in
          let room = room()
          for draw in part * share..<min(draws, (part + 1) * share) {
            numbers(
              Draw(
                images: .init(rebasing: indices[draw * images..<(draw + 1) * images]), number: draw),
              room,
              UnsafeMutableBufferPointer(rebasing: found[draw * count..<(draw + 1) * count]))
          }
        }
      }
    }
    return found
  }
}
