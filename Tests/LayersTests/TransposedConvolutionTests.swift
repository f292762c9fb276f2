import CKernels
import Layers
import Tensors
import Testing

struct TransposedConvolutionTests {
  private static let widths = [(4, 7), (50, 13), (45, 3), (3, 1), (1, 6)]
  private static let sizes = [(1, 1), (1, 3), (3, 1), (2, 20), (5, 7), (9, 11), (2, 150)]

  private static func layer(
    _ inputs: Int, _ outputs: Int, _ kernel: Int, _ alignment: TransposedConvolution.Alignment
  ) throws -> (TransposedConvolution, weight: Tensor, bias: [Float]) {
    let weight = fractions([inputs, outputs, kernel, kernel], seed: 1)
    let bias = fractions([outputs], seed: 2)
    return (
      try TransposedConvolution(
        "test", from: inputs, to: outputs, kernel: kernel, stride: 2, alignment: alignment,
        weight: weight, bias: bias), weight, bias.values
    )
  }

  @Test(arguments: [TransposedConvolution.Alignment.torch, .tfSame], [5, 3])
  func isItsDefinition(alignment: TransposedConvolution.Alignment, kernel: Int) throws {
    for (inputs, outputs) in Self.widths {
      let (layer, weight, bias) = try Self.layer(inputs, outputs, kernel, alignment)
      let crop = kernel / 2 - (alignment == .torch ? 0 : 1)
      for (height, width) in Self.sizes {
        let map = fractions([inputs, height, width], seed: 3)
        let result = layer(map, KernelTeam(1))
        #expect(result.shape == [outputs, 2 * height, 2 * width])
        let chain = SlowConvolution<Float>(map: map, weight: weight, bias: bias)
        #expect(result.values == chain.transposed(crop: crop))
        let exact = SlowConvolution<Double>(map: map, weight: weight, bias: bias)
        #expect(difference(result.values, exact.transposed(crop: crop)) < 2e-5)
      }
    }
  }

  @Test func threadsAndInstructionsChangeNoBit() throws {
    for (inputs, outputs) in Self.widths {
      let (layer, _, _) = try Self.layer(inputs, outputs, 5, .torch)
      for (height, width) in Self.sizes {
        let map = fractions([inputs, height, width], seed: 4)
        let expected = bits(layer(map, KernelTeam(1, instructions: CK_PORTABLE)))
        for threads in [1, 2, 3, 8] {
          #expect(bits(layer(map, KernelTeam(threads))) == expected)
        }
      }
    }
  }

  @Test func aCropHasTheBitsOfTheWholeMap() throws {
    let (layer, _, _) = try Self.layer(20, 9, 5, .torch)
    let map = fractions([20, 14, 90], seed: 5)
    let whole = layer(map, KernelTeam(1))
    // One row and column more on each side, whose outputs lack neighbours and are left out.
    let part = layer(map.cropped(top: 3, left: 30, height: 6, width: 7), KernelTeam(1))
    #expect(
      bits(part.cropped(top: 2, left: 2, height: 8, width: 10))
        == bits(whole.cropped(top: 8, left: 62, height: 8, width: 10)))
  }

  @Test(arguments: [1, 3])
  func strideOneIsTheTurnedConvolution(kernel: Int) throws {
    let weight = fractions([4, 6, kernel, kernel], seed: 6)
    let layer = try TransposedConvolution(
      "test", from: 4, to: 6, kernel: kernel, stride: 1, then: .relu, weight: weight)
    let map = fractions([4, 5, 8], seed: 7)
    var turned = Tensor(zeros: [6, 4, kernel, kernel])
    let taps = kernel * kernel
    for input in 0..<4 {
      for output in 0..<6 {
        for tap in 0..<taps {
          turned.values[(output * 4 + input) * taps + taps - 1 - tap] =
            weight.values[(input * 6 + output) * taps + tap]
        }
      }
    }
    let plain = SlowConvolution<Float>(
      map: map, weight: turned, bias: .init(repeating: 0, count: 6)
    )
    .plain(stride: 1, top: kernel / 2, left: kernel / 2, rows: 5, columns: 8)
    #expect(layer(map, KernelTeam(1)).values == plain.map { max($0, 0) })
  }

  @Test func weightsOfAnotherShapeAreRefused() {
    #expect(
      throws: LayerError.shape(
        layer: "g_s.0", part: "weight", expected: [3, 4, 5, 5], found: [4, 3, 5, 5])
    ) {
      _ = try TransposedConvolution(
        "g_s.0", from: 3, to: 4, kernel: 5, stride: 2, weight: Tensor(zeros: [4, 3, 5, 5]))
    }
  }
}
