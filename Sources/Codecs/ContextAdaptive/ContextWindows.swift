internal import Layers
internal import Tensors

/// The distributions of ŷ at some positions of a row, from the windows around them.
///
/// Encoder and decoder call `parameters` alone, many positions or one at a time: f's kernels give the
/// same bits for any number of them.
struct ContextWindows: Sendable {
  /// Rows h-3 ... h and columns w-2 ... w+1 about the position (h, w), zeros outside of the maps.
  static let side = 4
  private static let above = 3
  private static let before = 2
  static let places = side * side
  /// Those of a window that are decoded before its position: the rows above, and two numbers.
  private static let known = above * side + before

  let f: DistributionEstimator
  let M: Int

  /// Means and deviations of all channels at some positions.
  struct Parameters {
    fileprivate let columns: Range<Int>
    /// Of f's channels: channel by channel, position by position.
    fileprivate let ofContext: (means: Tensor, deviations: Tensor)
    fileprivate let deviations2: [[Float]]

    func means(_ column: Int) -> [Float] {
      values(ofContext.means, column) + deviations2[column - columns.lowerBound].map { _ in 0 }
    }

    func deviations(_ column: Int) -> [Float] {
      values(ofContext.deviations, column) + deviations2[column - columns.lowerBound]
    }

    private func values(_ map: Tensor, _ column: Int) -> [Float] {
      stride(from: column - columns.lowerBound, to: map.values.count, by: columns.count).map {
        map.values[$0]
      }
    }
  }

  /// - Parameters:
  ///   - y_hat: known before each of the positions, in raster order.
  ///   - hyper: c' and, of a hybrid model, σ₂; at least as large as ŷ, and not cut to its size.
  func parameters(
    _ row: Int, _ columns: Range<Int>, y_hat: Tensor, hyper: Tensor, _ team: KernelTeam
  ) -> Parameters {
    let M1 = f.channels
    var windows = Tensor(zeros: [2 * M1, 1, columns.count * Self.places])
    fill(&windows, from: 0, y_hat, M1, row, columns, places: Self.known)
    fill(&windows, from: M1, hyper, M1, row, columns, places: Self.places)
    let (rows, width) = (hyper.shape[1], hyper.shape[2])
    return Parameters(
      columns: columns, ofContext: f(windows, columns.count, team),
      deviations2: columns.map { column in
        (M1..<M).map { hyper.values[($0 * rows + row) * width + column] }
      })
  }

  /// Copies the first `places` of the windows of some channels.
  private func fill(
    _ windows: inout Tensor, from first: Int, _ map: Tensor, _ channels: Int, _ row: Int,
    _ columns: Range<Int>, places: Int
  ) {
    let (rows, width) = (map.shape[1], map.shape[2])
    windows.values.withUnsafeMutableBufferPointer { windows in
      map.values.withUnsafeBufferPointer { map in
        for (index, column) in columns.enumerated() {
          for place in 0..<places {
            let y = row - Self.above + place / Self.side
            let x = column - Self.before + place % Self.side
            guard y >= 0, x >= 0, x < width else { continue }
            for channel in 0..<channels {
              windows[((first + channel) * columns.count + index) * Self.places + place] =
                map[(channel * rows + y) * width + x]
            }
          }
        }
      }
    }
  }
}
