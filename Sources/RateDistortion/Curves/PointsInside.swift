import Foundation
import Results

/// The points of two curves inside the range that they are compared over.
struct PointsInside {
  /// One curve: its codec and the rising places of its points on the axis of the range.
  struct Side {
    let codec: CodecKey
    let places: [Double]
  }

  let over: Interval
  let sides: [Side]

  init(over: Interval, anchor: Side, test: Side) {
    self.over = over
    sides = [anchor, test]
  }

  var counts: [Int] { sides.map { side in side.places.count { over.contains($0) } } }
  var evidence: Evidence { Evidence(counts[0], counts[1]) }
  var isEnough: Bool { evidence.isEnough }

  /// A note on a curve with too few points, and on its widest step in the range; nil where
  /// both have enough.
  ///
  /// - Parameter shown: a place as a reader knows it, with its unit.
  func note(_ shown: (Double) -> String) -> String? {
    let lacking = zip(sides, counts).filter { $1 < Evidence.minimumPoints }.map { side, count in
      let gap = gap(side.places)
      return "\(side.codec) has \(count)"
        + (gap.map { ", with none from \(shown($0.low)) to \(shown($0.high))" } ?? "")
    }
    return lacking.isEmpty
      ? nil
      : "\(BDCaveat.gap.rawValue) the range \(shown(over.low)) to \(shown(over.high)): "
        + lacking.joined(separator: "; ")
  }

  /// The step between neighbouring points that covers most of the range.
  private func gap(_ places: [Double]) -> Interval? {
    zip(places, places.dropFirst()).map { Interval(low: $0, high: $1) }
      .max { ($0.shared(with: over)?.length ?? 0) < ($1.shared(with: over)?.length ?? 0) }
  }
}
