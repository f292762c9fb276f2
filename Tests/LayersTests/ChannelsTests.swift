import Layers
import Tensors
import Testing

struct ChannelsTests {
  @Test func mapsAreJoinedAndCut() {
    let (a, b) = (wholeNumbers([2, 3, 4], seed: 1), wholeNumbers([5, 3, 4], seed: 2))
    let both = Tensor.concatenated([a, b])
    #expect(both.shape == [7, 3, 4])
    #expect(both.channels(0..<2) == a && both.channels(2..<7) == b)
  }

  @Test func numbersAreAddedAndMultiplied() {
    let (a, b) = (
      Tensor(shape: [1, 1, 3], values: [1, -2, .infinity]),
      Tensor(shape: [1, 1, 3], values: [3, 4, -1])
    )
    #expect(a.adding(b).values == [4, 2, .infinity])
    #expect(a.multiplied(by: b).values == [3, -8, -.infinity])
    #expect(a.values == [1, -2, .infinity])
  }
}
