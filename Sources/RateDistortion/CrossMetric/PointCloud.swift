import Foundation
import Results

/// Points of several codecs in a distance and two metrics: by how much those of one codec lie above
/// the blend that fits the others best.
///
///     ln d = k + a M + c L   least squares over the fitted points
///     residual = mean over the judged points of ln d - (k + a M + c L)
///
/// M and L are the logarithms of the two metrics' errors. The residual does not depend on their
/// units.
struct PointCloud: Sendable {
  /// The points of one codec that all three have, on the curve scales, image by image.
  struct Points {
    let count: Int
    /// Scores of the distance and the two metrics, point by point.
    fileprivate let values: [[[Double]]]
    fileprivate let axes: [CurveAxis]

    /// - Parameter curves: of the distance and of the two metrics, over the same images.
    init(_ curves: [MeanCurve]) {
      let labels = curves[0].points.map(\.label).filter { label in
        curves.allSatisfy { $0.points.contains { $0.label == label } }
      }
      count = labels.count
      values = curves.map { curve in
        labels.compactMap { label in curve.points.first { $0.label == label }?.scores }
      }
      axes = curves.map { CurveAxis($0.metric, .logarithmic) }
    }
  }

  private var columns: [DrawnColumn]
  private let fitted: Int
  private var total: Int { columns[0].points }

  init(fitted: [Points], judged: Points) {
    let all = fitted + [judged]
    self.fitted = fitted.map(\.count).reduce(0, +)
    columns = (0..<3).map { column in
      DrawnColumn(judged.axes[column], all.flatMap { $0.values[column] })
    }
  }

  /// See `DrawnColumn`.
  func kept(by table: Resamples) -> PointCloud {
    var cloud = self
    cloud.columns = columns.map { $0.kept(by: table) }
    return cloud
  }

  /// Working memory of a thread.
  final class Room {
    fileprivate let places: [UnsafeMutablePointer<Double>]

    init(_ cloud: PointCloud) {
      places = cloud.columns.map { .allocate(capacity: $0.points) }
    }

    deinit { for place in places { place.deallocate() } }
  }

  /// The residual of a draw's means in ln d, NaN where the fitted points do not separate the two
  /// metrics apart.
  func residual(_ draw: Draw, _ room: Room) -> Double {
    for (column, places) in zip(columns, room.places) { column.load(draw, places) }
    let (d, m, l) = (room.places[0], room.places[1], room.places[2])
    func mean(_ values: UnsafeMutablePointer<Double>) -> Double {
      var sum = 0.0
      for point in 0..<fitted { sum += values[point] }
      return sum / Double(fitted)
    }
    let (meanD, meanM, meanL) = (mean(d), mean(m), mean(l))
    var (mm, ml, ll, md, ld) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for point in 0..<fitted {
      let (ownD, ownM, ownL) = (d[point] - meanD, m[point] - meanM, l[point] - meanL)
      mm += ownM * ownM
      ml += ownM * ownL
      ll += ownL * ownL
      md += ownM * ownD
      ld += ownL * ownD
    }
    let determinant = mm * ll - ml * ml
    guard determinant > 1e-12 * mm * ll else { return .nan }
    let a = (md * ll - ld * ml) / determinant
    let c = (ld * mm - md * ml) / determinant
    var sum = 0.0
    for point in fitted..<total {
      sum += d[point] - meanD - a * (m[point] - meanM) - c * (l[point] - meanL)
    }
    // The column holds -ln d.
    return 0 - sum / Double(total - fitted)
  }
}
