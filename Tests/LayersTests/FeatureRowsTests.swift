import Layers
import Tensors
import Testing

struct FeatureRowsTests {
  @Test func aWindowMovesDownItsMap() {
    let window = FeatureRows(channels: 2, height: 9, width: 1, capacity: 3)
    window.append(to: 3)
    for channel in 0..<2 {
      for row in 0..<3 { window.row(row, channel: channel)[0] = Float(10 * channel + row) }
    }
    window.discard(before: 2)
    window.append(to: 4)
    window.row(3, channel: 0)[0] = 3
    window.row(3, channel: 1)[0] = 13
    #expect(window.rows == 2..<4)
    #expect(window.tensor == Tensor(shape: [2, 2, 1], values: [2, 3, 12, 13]))
    window.discard(before: 9)
    #expect(window.rows.isEmpty && window.rows.lowerBound == 4)
    window.reset()
    #expect(window.rows == 0..<0)
  }

  @Test func aTensorComesBack() {
    let map = wholeNumbers([3, 4, 5], seed: 2)
    #expect(FeatureRows(map).tensor == map)
  }
}
