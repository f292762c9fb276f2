import Foundation

/// How large the crops are and how many. First they become smaller, from 320 pixels down to 192;
/// then fewer points of each curve are shown, evenly spaced, down to four; then crops of 128
/// pixels, single points, and at last fewer images.
package struct CropPlan {
  static let largestSide = 320
  private static let goodSide = 192
  private static let smallestSide = 128
  private static let goodPoints = 4
  private static let step = 16
  /// Base64 of a preview of 240 pixels, about.
  private static let previewBytes = 150_000

  package private(set) var side = largestSide
  /// Points shown of each curve.
  package private(set) var points: Int
  package private(set) var images: Int
  private let allPoints: Int
  private let budget: Int

  /// - Parameters:
  ///   - points: number of points of every codec.
  ///   - bytesPerPixel: of a crop in the file.
  package init(images: Int, points: [Int], bytesPerPixel: Double, budget: Int) {
    self.images = images
    self.budget = budget
    allPoints = points.max() ?? 0
    self.points = allPoints
    func need(_ plan: CropPlan) -> Double {
      let pictures = 1 + points.reduce(0) { $0 + min($1, plan.points) }
      let crops = Double(pictures) * Double(plan.side * plan.side) * bytesPerPixel
      return Double(plan.images) * (crops + Double(Self.previewBytes))
    }
    while need(self) > Double(budget) && shrink() {}
  }

  /// Makes the next smaller plan; false where there is none.
  mutating func shrink() -> Bool {
    if side > Self.goodSide {
      side -= Self.step
    } else if points > Self.goodPoints {
      points -= 1
    } else if side > Self.smallestSide {
      side -= Self.step
    } else if points > 1 {
      points -= 1
    } else if images > 1 {
      images = images * 9 / 10
    } else {
      return false
    }
    return true
  }

  func chosen(_ all: [String]) -> [String] { Self.spread(all, points) }

  /// Remarks on the choice.
  func notes(_ contents: Contents) -> [String] {
    let megabytes = String(format: "%.3g MB", Double(budget) / 1e6)
    var notes: [String] = []
    if side < Self.largestSide {
      notes.append(
        "Crops have at most \(side) x \(side) pixels, so that all images fit into \(megabytes).")
    }
    if points < allPoints {
      notes.append(
        "At most \(points) points of each curve are shown, evenly spaced by rate; "
          + "the tables have all points.")
    }
    if images < contents.images.count {
      notes.append(
        "The first \(images) of \(contents.images.count) images are shown.")
    }
    return notes
  }

  /// `count` elements at even distances, the first and the last among them.
  package static func spread<T>(_ all: [T], _ count: Int) -> [T] {
    guard count < all.count else { return all }
    guard count > 1 else { return count < 1 ? [] : [all[all.count / 2]] }
    return (0..<count).map { all[($0 * (all.count - 1) + (count - 1) / 2) / (count - 1)] }
  }
}
