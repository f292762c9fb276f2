import Foundation
import Results

/// One draw of images.
struct Draw {
  /// Rising indices.
  let images: UnsafeBufferPointer<Int>
  /// Its place in the table of draws; nil for one that is not of the table, such as all images.
  let number: Int?
}

/// How a mean becomes a place on an axis; the rules of `QualityScale`.
enum CurveAxis: Sendable, Hashable {
  case log10, identity, negated, decibelsBelowOne, negativeLogarithm

  init(_ metric: MetricDescriptor, _ scale: QualityScale) {
    guard scale.enters(metric) else {
      self = metric.orientation == .higherIsBetter ? .identity : .negated
      return
    }
    switch metric.curveScale {
    case .identity: self = metric.orientation == .lowerIsBetter ? .negated : .identity
    case .decibelsBelowOne: self = .decibelsBelowOne
    case .negativeLogarithm: self = .negativeLogarithm
    }
  }

  func place(_ mean: Double) -> Double {
    switch self {
    case .log10: Foundation.log10(mean)
    case .identity: mean
    case .negated: -mean
    case .decibelsBelowOne: -10 * Foundation.log10(1 - mean)
    case .negativeLogarithm: -Foundation.log(mean)
    }
  }
}

/// One number of a curve's points, image by image, whose means over a draw become places on an axis.
struct DrawnColumn: Sendable, Hashable {
  /// Points of one image that are summed at once.
  private typealias Block = SIMD4<Double>

  let points: Int
  private let axis: CurveAxis
  /// Values of all points for one image after another, each image filled up to whole blocks; the
  /// means themselves where `isFixed`.
  private let values: [Double]
  private let isFixed: Bool
  /// Of each image in the mean; empty where all count alike.
  private let weights: [Double]
  /// Places of all draws of a table, one draw after another; empty where they are not kept.
  private var kept: [Double] = []

  /// - Parameters:
  ///   - values: of each point by image.
  ///   - isFixed: whether each point has its mean alone, as an imported one.
  ///   - weights: of each image in the mean; none where all count alike.
  init(
    _ axis: CurveAxis, _ values: [[Double]], isFixed: Bool = false, weights: [Double] = []
  ) {
    self.axis = axis
    self.weights = isFixed ? [] : weights
    self.isFixed = isFixed
    points = values.count
    let images = values.first?.count ?? 0
    let filled = Self.blocks(points) * Block.scalarCount
    let ofImages = self.weights
    self.values = (0..<images).flatMap { image -> [Double] in
      let weight = ofImages.isEmpty ? 1 : ofImages[image]
      return (0..<filled).map { $0 < values.count ? weight * values[$0][image] : 0 }
    }
  }

  private static func blocks(_ points: Int) -> Int {
    (points + Block.scalarCount - 1) / Block.scalarCount
  }

  /// The same column, which looks up the draws of a table in place of summing them.
  func kept(by table: Resamples) -> DrawnColumn {
    var column = self
    column.kept = table.places(of: self)
    return column
  }

  /// Writes the places of all points. Sums in the order of the draw, as `average` does.
  func load(_ draw: Draw, _ places: UnsafeMutablePointer<Double>) {
    if let number = draw.number, !kept.isEmpty {
      kept.withUnsafeBufferPointer { kept in
        for point in 0..<points { places[point] = kept[number * points + point] }
      }
      return
    }
    values.withUnsafeBufferPointer { values in
      if isFixed {
        for point in 0..<points { places[point] = axis.place(values[point]) }
        return
      }
      guard let base = values.baseAddress else { return }
      let blocks = Self.blocks(points)
      let size = Block.scalarCount
      let whole =
        weights.isEmpty
        ? Double(draw.images.count) : draw.images.reduce(0) { $0 + weights[$1] }
      for block in 0..<blocks {
        var sum = Block(repeating: 0)
        for image in draw.images {
          let own = UnsafeRawPointer(base + (image * blocks + block) * size)
          sum += own.loadUnaligned(as: Block.self)
        }
        let mean = sum / whole
        for lane in 0..<min(size, points - block * size) {
          places[block * size + lane] = axis.place(mean[lane])
        }
      }
    }
  }
}
