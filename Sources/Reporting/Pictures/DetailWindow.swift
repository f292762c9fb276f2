package import Imaging

/// A rectangle of pixels.
package struct Window: Equatable {
  package let x: Int
  package let y: Int
  package let width: Int
  package let height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// Where an image has most detail: the window with the largest sum of squared differences between
/// neighbouring pixels, of the sum of the channels. Windows lie on a grid of 8 pixels; of equal
/// ones the first in reading order is taken.
package struct DetailMap {
  private static let step = 8

  private let width: Int
  private let height: Int
  private let columns: Int
  /// Sums over all blocks above and to the left, with a first row and column of zeros.
  private let sums: [Double]

  package init(_ image: Image) {
    width = image.width
    height = image.height
    columns = (width + Self.step - 1) / Self.step
    let rows = (height + Self.step - 1) / Self.step
    var energy = [Double](repeating: 0, count: columns * rows)
    var above: [Double] = []
    for y in 0..<height {
      let grey = image.grey(row: y)
      for x in 0..<width {
        let right = x + 1 < width ? grey[x + 1] - grey[x] : 0
        let down = y > 0 ? grey[x] - above[x] : 0
        energy[y / Self.step * columns + x / Self.step] += right * right + down * down
      }
      above = grey
    }
    var sums = [Double](repeating: 0, count: (columns + 1) * (rows + 1))
    for row in 0..<rows {
      var line = 0.0
      for column in 0..<columns {
        line += energy[row * columns + column]
        sums[(row + 1) * (columns + 1) + column + 1] = sums[row * (columns + 1) + column + 1] + line
      }
    }
    self.sums = sums
  }

  /// The window of at most `side` x `side` pixels with most detail.
  package func window(side: Int) -> Window {
    let wide = min(side, width)
    let high = min(side, height)
    var best = (energy: -Double.infinity, x: 0, y: 0)
    for y in places(height - high) {
      for x in places(width - wide) {
        let energy = energy(x: x, y: y, width: wide, height: high)
        if energy > best.energy { best = (energy, x, y) }
      }
    }
    return Window(x: best.x, y: best.y, width: wide, height: high)
  }

  private func places(_ last: Int) -> [Int] {
    let grid = Array(stride(from: 0, through: last, by: Self.step))
    return last % Self.step == 0 ? grid : grid + [last]
  }

  /// Energy of the blocks that a window touches; the last, uneven place counts whole blocks too.
  private func energy(x: Int, y: Int, width: Int, height: Int) -> Double {
    let left = x / Self.step
    let top = y / Self.step
    let right = (x + width + Self.step - 1) / Self.step
    let bottom = (y + height + Self.step - 1) / Self.step
    func sum(_ row: Int, _ column: Int) -> Double { sums[row * (columns + 1) + column] }
    return sum(bottom, right) - sum(top, right) - sum(bottom, left) + sum(top, left)
  }
}

extension Image {
  /// Red + green + blue of one row, each on the scale 0...255.
  fileprivate func grey(row: Int) -> [Double] {
    let start = 3 * row * width
    switch samples {
    case .eight(let values):
      return (0..<width).map { x in
        let at = start + 3 * x
        return Double(Int(values[at]) + Int(values[at + 1]) + Int(values[at + 2]))
      }
    case .sixteen(let values):
      return (0..<width).map { x in
        let at = start + 3 * x
        return Double(Int(values[at]) + Int(values[at + 1]) + Int(values[at + 2])) / 257
      }
    }
  }
}
