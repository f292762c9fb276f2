import Tensors
import Testing

struct TensorTests {
  @Test func transposingMovesEveryIndex() {
    let shape = [2, 3, 4, 5]
    let tensor = Tensor(shape: shape, values: (0..<120).map(Float.init))
    let moved = tensor.transposed([3, 2, 0, 1])
    #expect(moved.shape == [5, 4, 2, 3])
    for a in 0..<2 {
      for b in 0..<3 {
        for c in 0..<4 {
          for d in 0..<5 {
            let before = tensor.values[((a * 3 + b) * 4 + c) * 5 + d]
            #expect(moved.values[((d * 4 + c) * 2 + a) * 3 + b] == before)
          }
        }
      }
    }
  }

  @Test func transposingBackGivesTheSameTensor() {
    let tensor = Tensor(shape: [3, 1, 4], values: (0..<12).map(Float.init))
    #expect(tensor.transposed([2, 0, 1]).transposed([1, 2, 0]) == tensor)
  }

  @Test func aNumberIsATensorWithoutIndices() {
    #expect(Tensor(zeros: []).values == [0])
    #expect(Tensor(zeros: [3, 0]).values.isEmpty)
    #expect(Tensor(zeros: [3, 0]).transposed([1, 0]).shape == [0, 3])
  }
}
