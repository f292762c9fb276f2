import Tensors
import Testing

/// Fixed pseudo-random numbers in -1 ... 1.
private func noise(_ rows: Int, _ columns: Int, seed: UInt32) -> Tensor {
  var state = seed
  let values = (0..<rows * columns).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return Float(Int32(bitPattern: state)) / 2_147_483_648
  }
  return Tensor(shape: [rows, columns], values: values)
}

struct MatrixProductTests {
  @Test(arguments: [(1, 1, 1), (3, 5, 7), (64, 27, 100), (33, 576, 130)])
  func agreesWithSumsInDouble(rows: Int, inner: Int, columns: Int) {
    let a = noise(rows, inner, seed: 1)
    let b = noise(inner, columns, seed: 2)
    let product = a.matrixProduct(b)
    #expect(product.shape == [rows, columns])
    for i in 0..<rows {
      for j in 0..<columns {
        var sum = 0.0
        var size = 0.0
        for k in 0..<inner {
          let term = Double(a.values[i * inner + k]) * Double(b.values[k * columns + j])
          sum += term
          size += abs(term)
        }
        // Any order of a float sum errs by less than its length times half an ulp of its size.
        let bound = size * Double(inner) * 0x1p-24
        #expect(abs(Double(product.values[i * columns + j]) - sum) <= bound)
      }
    }
  }

  @Test func anEmptyInnerExtentGivesZeros() {
    #expect(Tensor(zeros: [2, 0]).matrixProduct(Tensor(zeros: [0, 3])) == Tensor(zeros: [2, 3]))
  }

  @Test func writesOnlyItsOwnBlock() {
    let a = noise(2, 3, seed: 3)
    let b = noise(3, 2, seed: 4)
    var result = [Float](repeating: 9, count: 10)
    a.values.withUnsafeBufferPointer { aStart in
      b.values.withUnsafeBufferPointer { bStart in
        result.withUnsafeMutableBufferPointer { cStart in
          guard let a = aStart.baseAddress, let b = bStart.baseAddress, let c = cStart.baseAddress
          else { return }
          MatrixProduct.compute(
            MatrixView(a, rows: 2, columns: 3, stride: 3),
            MatrixView(b, rows: 3, columns: 2, stride: 2), into: c, stride: 5)
        }
      }
    }
    let product = a.matrixProduct(b).values
    #expect(result == product[..<2] + [9, 9, 9] + product[2...] + [9, 9, 9])
  }

  @Test func concurrentCallersGetTheSameBits() async {
    let a = noise(128, 576, seed: 5)
    let b = noise(576, 700, seed: 6)
    let alone = a.matrixProduct(b)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { a.matrixProduct(b) == alone } }
      for await same in group { #expect(same) }
    }
  }
}
