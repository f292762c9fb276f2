import Layers
import Tensors
import Testing

struct MaxPool2DTests {
  @Test func takesTheLargestOfEachBlockAndDropsAnOddRest() {
    let map = Tensor(
      shape: [1, 3, 5],
      values: [
        1, 2, -3, -4, 9,
        0, 5, -9, -5, 9,
        9, 9, 9, 9, 9,
      ])
    #expect(MaxPool2D()(map) == Tensor(shape: [1, 1, 2], values: [5, -3]))
  }
}
