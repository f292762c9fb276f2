import Layers
import Tensors
import Testing

/// The definition, term by term.
private func slow(_ layer: PlainConvolution, _ map: Tensor) -> Tensor {
  let (outputs, inputs) = (layer.weight.shape[0], layer.weight.shape[1])
  let (kernelHeight, kernelWidth) = (layer.weight.shape[2], layer.weight.shape[3])
  let (height, width) = (map.shape[1], map.shape[2])
  var result = Tensor(zeros: [outputs, height, width])
  for o in 0..<outputs {
    for y in 0..<height {
      for x in 0..<width {
        var sum = Double(layer.bias[o])
        for i in 0..<inputs {
          for dy in 0..<kernelHeight {
            for dx in 0..<kernelWidth {
              let (v, u) = (y + dy - kernelHeight / 2, x + dx - kernelWidth / 2)
              guard (0..<height).contains(v), (0..<width).contains(u) else { continue }
              let weight = layer.weight.values[
                ((o * inputs + i) * kernelHeight + dy) * kernelWidth + dx]
              sum += Double(weight) * Double(map.values[(i * height + v) * width + u])
            }
          }
        }
        result.values[(o * height + y) * width + x] = Float(layer.relu ? max(sum, 0) : sum)
      }
    }
  }
  return result
}

private func layer(_ shape: [Int], relu: Bool) -> PlainConvolution {
  PlainConvolution(
    weight: wholeNumbers(shape, seed: 7), bias: wholeNumbers([shape[0]], seed: 8).values, relu: relu
  )
}

struct PlainConvolutionTests {
  @Test(arguments: [[4, 3, 3, 3], [2, 2, 1, 1], [3, 1, 5, 3], [1, 2, 3, 7]], [true, false])
  func isItsDefinition(kernel: [Int], relu: Bool) {
    let layer = layer(kernel, relu: relu)
    for (height, width) in [(1, 1), (1, 9), (6, 1), (5, 8), (13, 11)] {
      let map = wholeNumbers([kernel[1], height, width], seed: 9)
      #expect(layer(map) == slow(layer, map))
    }
  }

  @Test func rowsWiderThanABlockAreCutIntoPieces() {
    let layer = layer([2, 1, 3, 3], relu: false)
    let map = wholeNumbers([1, 3, 4500], seed: 10)
    #expect(layer(map) == slow(layer, map))
  }

  @Test func mapsOfManyBlocksAgree() {
    let layer = layer([3, 2, 3, 3], relu: true)
    let map = wholeNumbers([2, 47, 101], seed: 11)
    #expect(layer(map) == slow(layer, map))
  }

  @Test func aNotANumberIsNotHiddenByTheRectifier() {
    let layer = PlainConvolution(
      weight: Tensor(shape: [1, 1, 1, 1], values: [1]), bias: [0], relu: true)
    #expect(layer(Tensor(shape: [1, 1, 2], values: [.nan, -1])).values[0].isNaN)
  }
}
