import Layers
import Tensors
import Testing

struct ReLUTests {
  @Test func negativeNumbersBecomeZero() {
    let map = Tensor(shape: [4], values: [-2, -0.0, 0.5, .infinity])
    #expect(ReLU()(map).values == [0, 0, 0.5, .infinity])
    #expect(ReLU()(Tensor(shape: [1], values: [.nan])).values[0].isNaN)
  }
}
