import CKernels
import Layers
import Tensors
import Testing

/// Convolutions by minimal filtering against their definition in Double.
struct WinogradConvolutionTests {
  private static let widths = [(16, 16), (20, 45), (50, 17), (33, 64)]
  private static let sizes = [(1, 1), (1, 3), (3, 1), (4, 8), (5, 7), (9, 23), (2, 150), (70, 3)]

  private struct Shape {
    let kernel: Int
    let stride: Int
    let padding: ConvolutionPadding
  }

  private static let shapes = [
    Shape(kernel: 3, stride: 1, padding: .all(1)), Shape(kernel: 3, stride: 1, padding: .all(2)),
    Shape(kernel: 3, stride: 1, padding: .sides(top: 0, left: 1, bottom: 3, right: 2)),
    Shape(kernel: 5, stride: 2, padding: .all(2)), Shape(kernel: 5, stride: 2, padding: .tfSame),
    Shape(kernel: 5, stride: 2, padding: .sides(top: 0, left: 3, bottom: 5, right: 4)),
  ]

  private static let tiles: [ConvolutionArithmetic.Tile] = [.two, .four]
  private static let activations: [Activation] = [.none, .relu, .leakyReLU(0.25)]

  private static func activated(_ value: Double, _ activation: Activation) -> Double {
    switch activation {
    case .none: value
    case .relu: max(value, 0)
    case .leakyReLU(let slope): value < 0 ? Double(slope) * value : value
    }
  }

  private static func layer(
    _ shape: Shape, _ tile: ConvolutionArithmetic.Tile, _ inputs: Int, _ outputs: Int,
    _ activation: Activation = .none
  ) throws -> (Convolution, weight: Tensor, bias: [Float]) {
    let weight = fractions([outputs, inputs, shape.kernel, shape.kernel], seed: 1)
    let bias = fractions([outputs], seed: 2)
    let layer = try Convolution(
      "test", from: inputs, to: outputs, kernel: shape.kernel, stride: shape.stride,
      padding: shape.padding, then: activation, by: .winograd(tile), weight: weight, bias: bias)
    return (layer, weight, bias.values)
  }

  @Test(arguments: shapes.indices, tiles)
  func isItsDefinition(shape: Int, tile: ConvolutionArithmetic.Tile) throws {
    let shape = Self.shapes[shape]
    for (place, (inputs, outputs)) in Self.widths.enumerated() {
      let activation = Self.activations[place % 3]
      let (layer, weight, bias) = try Self.layer(shape, tile, inputs, outputs, activation)
      for (height, width) in Self.sizes {
        let map = fractions([inputs, height, width], seed: 3)
        guard let reference = Self.definition(shape, map, weight, bias) else { continue }
        let result = layer(map, KernelTeam(2))
        #expect(result.values.count == reference.count)
        let expected = reference.map { Self.activated($0, activation) }
        #expect(difference(result.values, expected) < 3e-4, "\(height)x\(width)")
      }
    }
  }

  /// nil where no output pixel exists.
  private static func definition(
    _ shape: Shape, _ map: Tensor, _ weight: Tensor, _ bias: [Float]
  ) -> [Double]? {
    let (height, width) = (map.shape[1], map.shape[2])
    func along(_ extent: Int, _ sides: (Int, Int)?) -> (before: Int, outputs: Int) {
      if let sides {
        return (sides.0, (extent + sides.0 + sides.1 - shape.kernel) / shape.stride + 1)
      }
      let outputs = (extent + shape.stride - 1) / shape.stride
      return (max((outputs - 1) * shape.stride + shape.kernel - extent, 0) / 2, outputs)
    }
    var (rows, columns): ((Int, Int)?, (Int, Int)?) = (nil, nil)
    if case .sides(let top, let left, let bottom, let right) = shape.padding {
      (rows, columns) = ((top, bottom), (left, right))
      if min(height + top + bottom, width + left + right) < shape.kernel { return nil }
    }
    let (down, across) = (along(height, rows), along(width, columns))
    return SlowConvolution<Double>(map: map, weight: weight, bias: bias).plain(
      stride: shape.stride, top: down.before, left: across.before, rows: down.outputs,
      columns: across.outputs)
  }

  @Test(arguments: [TransposedConvolution.Alignment.torch, .tfSame], tiles)
  func isItsDefinitionTransposed(
    alignment: TransposedConvolution.Alignment, tile: ConvolutionArithmetic.Tile
  ) throws {
    for (inputs, outputs) in Self.widths {
      let weight = fractions([inputs, outputs, 5, 5], seed: 4)
      let bias = fractions([outputs], seed: 5)
      let layer = try TransposedConvolution(
        "test", from: inputs, to: outputs, kernel: 5, stride: 2, alignment: alignment,
        by: .winograd(tile), weight: weight, bias: bias)
      for (height, width) in Self.sizes {
        let map = fractions([inputs, height, width], seed: 6)
        let result = layer(map, KernelTeam(2))
        #expect(result.shape == [outputs, 2 * height, 2 * width])
        let expected = SlowConvolution<Double>(map: map, weight: weight, bias: bias.values)
          .transposed(crop: alignment == .torch ? 2 : 1)
        #expect(difference(result.values, expected) < 3e-4, "\(height)x\(width)")
      }
    }
  }

  @Test(arguments: tiles)
  func threadsAndInstructionsChangeNoBit(tile: ConvolutionArithmetic.Tile) throws {
    for shape in [Self.shapes[0], Self.shapes[4]] {
      for (inputs, outputs) in Self.widths {
        let (layer, _, _) = try Self.layer(shape, tile, inputs, outputs)
        for (height, width) in Self.sizes {
          let map = fractions([inputs, height, width], seed: 7)
          let expected = bits(layer(map, KernelTeam(1, instructions: CK_PORTABLE)))
          for threads in [1, 2, 3, 8] {
            #expect(bits(layer(map, KernelTeam(threads))) == expected)
          }
        }
      }
    }
  }

  /// Where filtering has nothing to gain, the chain takes over, to the bit.
  @Test(arguments: [(3, 16), (16, 3), (7, 7)])
  func fewChannelsAreComputedByTheChain(inputs: Int, outputs: Int) throws {
    let weight = fractions([outputs, inputs, 3, 3], seed: 8)
    let map = fractions([inputs, 9, 7], seed: 9)
    let layers = try [ConvolutionArithmetic.winograd(.four), .chain].map {
      try Convolution(
        "test", from: inputs, to: outputs, kernel: 3, padding: .all(1), by: $0, weight: weight)
    }
    #expect(bits(layers[0](map, KernelTeam(1))) == bits(layers[1](map, KernelTeam(1))))
  }

  /// Of the chain's root mean square: small tiles less, large ones up to four times as much.
  @Test(arguments: [0, 3])
  func roundsNearlyAsTheChain(shape: Int) throws {
    let shape = Self.shapes[shape]
    let weight = fractions([16, 192, shape.kernel, shape.kernel], seed: 10)
    let map = fractions([192, 19, 22], seed: 11)
    let bias = [Float](repeating: 0, count: 16)
    let exact = try #require(Self.definition(shape, map, weight, bias))
    let arithmetics: [ConvolutionArithmetic] = [.winograd(.two), .chain, .winograd(.four)]
    let errors = try arithmetics.map { arithmetic in
      let layer = try Convolution(
        "test", from: 192, to: 16, kernel: shape.kernel, stride: shape.stride,
        padding: shape.padding, by: arithmetic, weight: weight)
      let differences = zip(layer(map, KernelTeam(1)).values, exact).map { Double($0) - $1 }
      return differences.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    #expect(errors[0] < errors[1] && errors[1] < errors[2] && errors[2] < 4 * errors[1])
  }
}
