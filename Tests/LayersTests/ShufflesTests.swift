import Layers
import Tensors
import Testing

struct ShufflesTests {
  /// Two channels of one pixel, four places each: channel numbers as values.
  private let deep = Tensor(shape: [8, 1, 1], values: [0, 1, 2, 3, 4, 5, 6, 7])

  @Test func channelsBecomePixelsInBothOrders() {
    #expect(
      PixelShuffle(2, order: .torch)(deep)
        == Tensor(shape: [2, 2, 2], values: [0, 1, 2, 3, 4, 5, 6, 7]))
    #expect(
      PixelShuffle(2, order: .depthToSpace)(deep)
        == Tensor(shape: [2, 2, 2], values: [0, 2, 4, 6, 1, 3, 5, 7]))
  }

  @Test(arguments: [1, 2, 3])
  func pixelsBecomeChannelsAndBack(factor: Int) {
    let map = wholeNumbers([3, 2 * factor, 5 * factor], seed: 1)
    let deep = SpaceToDepth(factor)(map)
    #expect(deep.shape == [3 * factor * factor, 2, 5])
    #expect(PixelShuffle(factor, order: .depthToSpace)(deep) == map)
  }

  @Test func neighboursAreRepeated() {
    #expect(
      NearestUpsample(2)(Tensor(shape: [1, 2, 2], values: [1, 2, 3, 4]))
        == Tensor(
          shape: [1, 4, 4], values: [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]))
  }
}
