import Layers
import Tensors
import Testing

struct L2Pool2DTests {
  /// 2² / 4 + (4² + 8²) / 8 + 16² / 16 = 27, by hand.
  @Test func weighsSquaresByAHanningWindow() {
    let pooled = L2Pool2D()(Tensor(shape: [1, 2, 2], values: [2, 4, 8, 16]))
    #expect(pooled.shape == [1, 1, 1])
    #expect(abs(pooled.values[0] - Float(27).squareRoot()) < 1e-6)
  }

  @Test func sidesAreRoundedUp() {
    let pooled = L2Pool2D()(Tensor(shape: [1, 3, 5], values: .init(repeating: 8, count: 15)))
    #expect(pooled.shape == [1, 2, 3])
    // At the corners 9 of 16 parts lie inside, at the middle of an edge 12: 8² · 9 / 16 = 36.
    #expect(pooled.values[0] == 6 && abs(pooled.values[1] - Float(48).squareRoot()) < 1e-6)
  }
}
