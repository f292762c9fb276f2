/// A feature map in Double, [channel][row][column], for numbers that must hold beyond Float.
package struct DoubleMap: Sendable {
  package let channels: Int
  package let rows: Int
  package let columns: Int
  package var values: [Double]

  package var pixels: Int { rows * columns }

  /// - Precondition: as many values as the extents say.
  package init(channels: Int, rows: Int, columns: Int, values: [Double]) {
    precondition(values.count == channels * rows * columns)
    self.channels = channels
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// Values that the body writes, every one of them, one channel at a time.
  init(
    channels: Int, rows: Int, columns: Int, _ team: KernelTeam,
    channel body: (_ channel: Int, _ plane: UnsafeMutablePointer<Double>) -> Void
  ) {
    let count = channels * rows * columns
    let values = [Double](unsafeUninitializedCapacity: count) { memory, written in
      if let start = memory.baseAddress {
        nonisolated(unsafe) let start = start
        team.share(channels, numbers: count) { body($0, start + $0 * rows * columns) }
      }
      written = count
    }
    self.init(channels: channels, rows: rows, columns: columns, values: values)
  }

  /// Largest of side x side pixels, stride 2, whole windows only.
  package func maximum(side: Int, _ team: KernelTeam) -> DoubleMap {
    let (down, across) = ((rows - side) / 2 + 1, (columns - side) / 2 + 1)
    return DoubleMap(channels: channels, rows: down, columns: across, team) { channel, plane in
      for row in 0..<down {
        for column in 0..<across {
          var largest = -Double.infinity
          for y in 2 * row..<2 * row + side {
            for x in 2 * column..<2 * column + side {
              largest = max(largest, values[(channel * rows + y) * columns + x])
            }
          }
          plane[row * across + column] = largest
        }
      }
    }
  }

  /// `L2Pool2D`.
  package func l2(_ team: KernelTeam) -> DoubleMap {
    let (down, across) = ((rows + 1) / 2, (columns + 1) / 2)
    let window = [0.25, 0.5, 0.25]
    return DoubleMap(channels: channels, rows: down, columns: across, team) { channel, plane in
      for row in 0..<down {
        for column in 0..<across {
          var sum = 0.0
          for y in max(0, 2 * row - 1)..<min(rows, 2 * row + 2) {
            for x in max(0, 2 * column - 1)..<min(columns, 2 * column + 2) {
              let value = values[(channel * rows + y) * columns + x]
              sum += window[y - 2 * row + 1] * window[x - 2 * column + 1] * value * value
            }
          }
          plane[row * across + column] = (sum + 1e-12).squareRoot()
        }
      }
    }
  }
}
