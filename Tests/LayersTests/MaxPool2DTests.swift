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

  @Test(arguments: [2, 3, 5, 7])
  func stripsEqualTheWhole(rows: Int) {
    let map = wholeNumbers([3, 19, 9], seed: 1)
    #expect(inStrips(MaxPool2D(), map, rows: rows) == MaxPool2D()(map))
  }
}
