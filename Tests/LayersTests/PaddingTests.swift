import Layers
import Tensors
import Testing

struct PaddingTests {
  private let row = Tensor(shape: [1, 1, 3], values: [1, 2, 3])

  @Test func valuesOutsideTheMap() {
    let padding = Padding(top: 0, left: 4, bottom: 0, right: 7)
    #expect(
      row.padded(padding, with: .zero).values == [0, 0, 0, 0, 1, 2, 3] + [0, 0, 0, 0, 0, 0, 0])
    #expect(
      row.padded(padding, with: .replicate).values == [1, 1, 1, 1, 1, 2, 3] + [3, 3, 3, 3, 3, 3, 3])
    #expect(
      row.padded(padding, with: .symmetric).values == [3, 3, 2, 1, 1, 2, 3] + [3, 2, 1, 1, 2, 3, 3])
  }

  @Test(arguments: [PaddingValue.zero, .replicate, .symmetric])
  func paddingIsUndoneByCropping(value: PaddingValue) {
    let map = wholeNumbers([2, 5, 4], seed: 1)
    let padding = Padding(top: 3, left: 0, bottom: 1, right: 2)
    let padded = map.padded(padding, with: value)
    #expect(padded.shape == [2, 9, 6])
    #expect(padded.cropped(padding) == map)
  }

  @Test func theSmallerHalfIsAboveAndLeft() {
    #expect(
      Padding.centred(height: 61, width: 99, multiple: 64)
        == Padding(top: 1, left: 14, bottom: 2, right: 15))
    #expect(
      Padding.centred(height: 64, width: 128, multiple: 64)
        == Padding(top: 0, left: 0, bottom: 0, right: 0))
  }
}
