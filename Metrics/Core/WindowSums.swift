import Results

/// Sums over the windows of all four phases from sums over nine parts: first row, inner rows, last
/// row, and the columns alike. What the windows share is computed once.
struct WindowSums {
  private let parts: [[Double]]

  /// - Parameters:
  ///   - width: columns of each window; the four together cover one more, rows alike.
  ///   - sum: the sum over a part.
  init(width: Int, height: Int, sum: (_ rows: Range<Int>, _ columns: Range<Int>) -> Double) {
    func bands(_ side: Int) -> [Range<Int>] { [0..<1, 1..<side, side..<side + 1] }
    parts = bands(height).map { rows in bands(width).map { sum(rows, $0) } }
  }

  /// The sum over one window.
  subscript(_ phase: GridPhase) -> Double {
    let rows = parts[phase.row...phase.row + 1]
    return rows.map { $0[phase.column] + $0[phase.column + 1] }.reduce(0, +)
  }
}
