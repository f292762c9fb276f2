import CKernels
import Imaging

/// A model of the neighbours of the samples of a band (3x3, and the parent's sample): a
/// Gaussian scale mixture, by their covariance.
struct NeighbourModel: Sendable {
  private static let most = Int(CK_NEIGHBOURS)
  /// Noise of the viewer's channel.
  private static let variance = 0.4
  /// Rows between two questions whether the call was cancelled; changes no number.
  private static let rowsAtOnce = 512

  private let parent: Plane?
  private let count: Int
  /// Row by row, `most` numbers a row.
  private let inverse: [Double]
  private let eigenvalues: [Double]

  /// - Returns: nil where the covariance has no inverse, as that of a flat band.
  init?(_ band: Plane, parent: Plane?) {
    self.parent = parent
    count = parent == nil ? Self.most - 1 : Self.most
    var products = [Double](repeating: 0, count: Self.most * Self.most)
    Self.rows(&products) {
      ck_neighbour_products(band.samples, parent?.samples, band.width, band.height, $0)
    }
    let samples = Double((band.width - 2) * (band.height - 2))
    let (values, vectors) = SymmetricEigen.decompose(size: count) { row, column in
      products[max(row, column) * Self.most + min(row, column)] / samples
    }
    // Negative ones are rounding; the sum stays.
    let positive = values.map { max($0, 0) }
    let scale = values.reduce(0, +) / positive.reduce(0, +)
    let kept = positive.map { $0 * scale }
    guard kept.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    eigenvalues = kept + [Double](repeating: 0, count: Self.most - count)
    var inverse = [Double](repeating: 0, count: Self.most * Self.most)
    for row in 0..<count {
      for column in 0..<count {
        inverse[row * Self.most + column] = (0..<count).reduce(0) {
          $0 + vectors[row][$1] * vectors[column][$1] / kept[$1]
        }
      }
    }
    self.inverse = inverse
  }

  /// Lets a kernel have numbers as rows of ten.
  private static func rows<R>(
    _ numbers: inout [Double],
    _ body: (
      UnsafeMutablePointer<
        (
          Double, Double, Double, Double, Double, Double, Double, Double, Double, Double
        )
      >?
    ) -> R
  ) -> R {
    numbers.withUnsafeMutableBytes { bytes in
      body(
        bytes.baseAddress?.assumingMemoryBound(
          to: (
            Double, Double, Double, Double, Double, Double, Double, Double, Double, Double
          ).self))
    }
  }

  /// The weight of every inner sample.
  func information(_ band: Plane, _ other: Plane) throws -> Plane {
    var gain = [Double](repeating: 0, count: band.samples.count)
    var noise = gain
    try PairWindow.with(band, other, [1.0 / 3, 1.0 / 3]) { window, room in
      ck_channel(window, room, &gain, &noise)
    }
    let rows = band.height - 2
    return try Plane(width: band.width - 2, height: rows) { out in
      var inverse = inverse
      for first in stride(from: 0, to: rows, by: Self.rowsAtOnce) {
        try Cancellation.check()
        Self.rows(&inverse) { inverse in
          ck_information(
            band.samples, parent?.samples, band.width, first, min(first + Self.rowsAtOnce, rows),
            gain, noise, Int32(count), inverse, eigenvalues, Self.variance, out)
        }
      }
    }
  }
}

/// Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations, always as many sweeps,
/// so that no score depends on a library.
enum SymmetricEigen {
  private static let sweeps = 12

  /// - Parameter element: of the lower triangle at least.
  /// - Returns: the values in no order, and the vectors as columns: `vectors[row][of value]`.
  static func decompose(
    size: Int, _ element: (Int, Int) -> Double
  ) -> (values: [Double], vectors: [[Double]]) {
    var a = (0..<size).map { row in
      (0..<size).map { element(max(row, $0), min(row, $0)) }
    }
    var vectors = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0 } }
    for _ in 0..<sweeps {
      for p in 0..<size {
        for q in p + 1..<size where a[p][q] != 0 {
          let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<size {
            (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q])
          }
          for k in 0..<size {
            (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k])
          }
          for k in 0..<size {
            (vectors[k][p], vectors[k][q]) = (
              c * vectors[k][p] - s * vectors[k][q], s * vectors[k][p] + c * vectors[k][q]
            )
          }
        }
      }
    }
    return ((0..<size).map { a[$0][$0] }, vectors)
  }
}
