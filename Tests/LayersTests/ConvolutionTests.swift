import CKernels
import Layers
import Tensors
import Testing

struct ConvolutionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var inputs = 5
    var outputs = 7
    var kernel = 5
    var stride = 2
    var padding = ConvolutionPadding.all(2)
    var taps = ConvolutionTaps.all

    var testDescription: String {
      "\(inputs) to \(outputs), k\(kernel) s\(stride), \(padding), \(taps)"
    }

    var weight: Tensor { fractions([outputs, inputs, kernel, kernel], seed: 1) }
    var bias: Tensor { fractions([outputs], seed: 2) }

    func layer(then activation: Activation = .none) throws -> Convolution {
      try Convolution(
        "test", from: inputs, to: outputs, kernel: kernel, stride: stride, padding: padding,
        taps: taps, then: activation, weight: weight, bias: bias)
    }

    /// Zeros before an extent and outputs along it, by the padding's definition.
    func along(_ extent: Int) -> (before: Int, outputs: Int) {
      switch padding {
      case .sides(let top, _, let bottom, _):
        return (top, max(-1, (extent + top + bottom - kernel)) / stride + 1)
      case .tfSame where stride == 2 && kernel == 5:
        return (extent % 2 == 0 ? 1 : 2, (extent + 1) / 2)
      case .tfSame: return (kernel / 2, extent)
      }
    }
  }

  static let cases = [
    Case(), Case(padding: .tfSame), Case(inputs: 37, outputs: 13),
    Case(outputs: 3), Case(inputs: 1, outputs: 1, kernel: 3, padding: .all(1)),
    Case(kernel: 3, stride: 1, padding: .all(1)), Case(kernel: 3, stride: 1, padding: .tfSame),
    Case(inputs: 90, outputs: 2, kernel: 3, stride: 1, padding: .all(1)),
    Case(kernel: 1, stride: 1, padding: .none), Case(inputs: 450, kernel: 1, padding: .none),
    Case(stride: 1, taps: .beforeCentre), Case(outputs: 50, stride: 1, taps: .beforeCentre),
  ]
  static let sizes = [(1, 1), (1, 2), (2, 1), (1, 40), (5, 8), (13, 17), (4, 270), (23, 3)]

  @Test("the chain of fused multiply-adds, and its numbers in Double", arguments: cases)
  func isItsDefinition(of test: Case) throws {
    let layer = try test.layer()
    for (height, width) in Self.sizes {
      let map = fractions([test.inputs, height, width], seed: 3)
      let (rows, columns) = (test.along(height), test.along(width))
      let result = layer(map, KernelTeam(1))
      #expect(result.shape == [test.outputs, rows.outputs, columns.outputs])
      let taps = test.taps == .all ? test.kernel * test.kernel : 12
      let chain = SlowConvolution<Float>(map: map, weight: test.weight, bias: test.bias.values)
        .plain(
          stride: test.stride, top: rows.before, left: columns.before, rows: rows.outputs,
          columns: columns.outputs, taps: taps)
      #expect(result.values == chain)
      let exact = SlowConvolution<Double>(map: map, weight: test.weight, bias: test.bias.values)
        .plain(
          stride: test.stride, top: rows.before, left: columns.before, rows: rows.outputs,
          columns: columns.outputs, taps: taps)
      #expect(
        difference(result.values, exact) < 3e-6 * Double(test.inputs * taps).squareRoot())
    }
  }

  @Test(arguments: cases)
  func threadsAndInstructionsChangeNoBit(of test: Case) throws {
    let layer = try test.layer(then: .leakyReLU(0.01))
    for (height, width) in Self.sizes {
      let map = fractions([test.inputs, height, width], seed: 4)
      let expected = bits(layer(map, KernelTeam(1, instructions: CK_PORTABLE)))
      for threads in [1, 2, 3, 8] {
        #expect(bits(layer(map, KernelTeam(threads))) == expected)
      }
    }
  }

  @Test(arguments: cases)
  func aPositionHasTheBitsOfTheWholeMap(of test: Case) throws {
    let layer = try test.layer(then: .relu)
    for (height, width) in Self.sizes.prefix(6) {
      let map = fractions([test.inputs, height, width], seed: 5)
      let team = KernelTeam(2)
      let whole = layer(map, team)
      var single: [Float] = []
      for row in 0..<whole.shape[1] {
        for column in 0..<whole.shape[2] {
          layer.position(row, column, of: map, into: &single, team)
          #expect(
            Tensor(shape: [test.outputs, 1, 1], values: single)
              == whole.cropped(top: row, left: column, height: 1, width: 1))
        }
      }
    }
  }

  @Test(arguments: [1, 2])
  func aCropHasTheBitsOfTheWholeMap(stride: Int) throws {
    let test = Case(inputs: 20, stride: stride)
    let padded = try test.layer()
    let bare = try Convolution(
      "bare", from: 20, to: 7, kernel: 5, stride: stride, padding: .none, weight: test.weight,
      bias: test.bias)
    let map = fractions([20, 40, 150], seed: 6)
    let whole = padded(map, KernelTeam(1))
    // Output rows 3 to 6 and columns 10 to 12 read these input pixels.
    let part = map.cropped(
      top: 3 * stride - 2, left: 10 * stride - 2, height: 3 * stride + 5, width: 2 * stride + 5)
    #expect(
      bits(bare(part, KernelTeam(1)))
        == bits(whole.cropped(top: 3, left: 10, height: 4, width: 3)))
  }

  @Test func sidesOfThePaddingMayDiffer() throws {
    let weight = fractions([2, 3, 3, 3], seed: 7)
    let layer = try Convolution(
      "sides", from: 3, to: 2, kernel: 3, padding: .sides(top: 2, left: 0, bottom: 1, right: 3),
      weight: weight)
    let map = fractions([3, 6, 7], seed: 8)
    let expected = SlowConvolution<Float>(map: map, weight: weight, bias: [0, 0])
      .plain(stride: 1, top: 2, left: 0, rows: 7, columns: 8)
    #expect(layer(map, KernelTeam(1)) == Tensor(shape: [2, 7, 8], values: expected))
  }

  @Test func activationsAreFused() throws {
    let test = Case()
    let map = fractions([5, 9, 20], seed: 9)
    let team = KernelTeam(1)
    let plain = try test.layer()(map, team)
    #expect(try test.layer(then: .relu)(map, team) == Activation.relu.applied(to: plain, team))
    #expect(
      try test.layer(then: .leakyReLU(0.2))(map, team)
        == Activation.leakyReLU(0.2).applied(to: plain, team))
  }

  @Test func whatIsNotFiniteReachesTheOutputsThatReadItAndNoOther() throws {
    let layer = try Case(inputs: 2, outputs: 4, kernel: 3, stride: 1, padding: .all(1))
      .layer(then: .relu)
    var map = fractions([2, 9, 40], seed: 10)
    map.values[40 * 4 + 20] = .nan
    let result = layer(map, KernelTeam(1))
    for channel in 0..<4 {
      for row in 0..<9 {
        for column in 0..<40 {
          let touched = abs(row - 4) <= 1 && abs(column - 20) <= 1
          #expect(result.values[(channel * 9 + row) * 40 + column].isNaN == touched)
        }
      }
    }
    map.values[40 * 4 + 20] = .infinity
    #expect(!layer(map, KernelTeam(1)).values.contains { $0.isNaN })
    #expect(layer(map, KernelTeam(1)).values.contains(.infinity))
  }

  @Test func weightsOfAnotherShapeAreRefused() {
    #expect(
      throws: LayerError.shape(
        layer: "g_a.0", part: "weight", expected: [4, 3, 5, 5], found: [4, 2, 5, 5])
    ) {
      _ = try Convolution(
        "g_a.0", from: 3, to: 4, kernel: 5, padding: .all(2), weight: Tensor(zeros: [4, 2, 5, 5]))
    }
    #expect(
      throws: LayerError.shape(layer: "g_a.0", part: "bias", expected: [4], found: [5])
    ) {
      _ = try Convolution(
        "g_a.0", from: 3, to: 4, kernel: 1, padding: .none, weight: Tensor(zeros: [4, 3, 1, 1]),
        bias: Tensor(zeros: [5]))
    }
    #expect(throws: LayerError.notFinite(layer: "g_a.0", part: "weight", count: 1)) {
      _ = try Convolution(
        "g_a.0", from: 1, to: 1, kernel: 1, padding: .none,
        weight: Tensor(shape: [1, 1, 1, 1], values: [.nan]))
    }
    #expect(
      "\(LayerError.shape(layer: "g_a.0", part: "bias", expected: [4], found: [5, 1]))"
        == "layer g_a.0: the bias has shape 5x1, but the network has a place for 4; "
        + "use the weights of this network")
  }
}
