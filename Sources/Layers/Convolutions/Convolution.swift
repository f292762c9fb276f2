public import Tensors

/// Convolution of learned codecs (cross-correlation, PyTorch's Conv2d), stride 1 or 2, zeros on each
/// side as `padding` says:
///
/// out(o, y, x) = bias(o) + Σ weight(o, i, v, u) in(i, stride y + v − top, stride x + u − left)
///
/// The sum is one chain of fused multiply-adds from the bias on in the order (i, v, u), zeros of the
/// padding included: neither threads nor the map's size nor the place in it change a bit. Weights are
/// laid out for the kernels once. `ConvolutionArithmetic.winograd` is faster and gives that up.
public struct Convolution: Layer {
  public let name: String
  public let stride: Int
  public let padding: ConvolutionPadding
  public let inputs: Int
  public let outputs: Int
  private let kernel: Int
  private let form: Form

  private enum Form {
    case chain(PackedConvolution)
    case winograd(WinogradConvolution)
  }

  /// - Parameters:
  ///   - name: what errors call the layer.
  ///   - kernel: rows and columns of the kernel.
  ///   - taps: those that take part; the numbers of the others are not looked at.
  ///   - activation: what follows on each output.
  ///   - arithmetic: how the sums are computed.
  ///   - weight: outputs x inputs x kernel x kernel.
  ///   - bias: one number an output; nil for zeros.
  /// - Throws: `LayerError` if a shape is not that of the layer or a number is not finite.
  /// - Precondition: positive widths, stride 1 or 2, no negative padding.
  public init(
    _ name: String, from inputs: Int, to outputs: Int, kernel: Int, stride: Int = 1,
    padding: ConvolutionPadding, taps: ConvolutionTaps = .all, then activation: Activation = .none,
    by arithmetic: ConvolutionArithmetic = .chain, weight: Tensor, bias: Tensor? = nil
  ) throws(LayerError) {
    let numbers = try weight.checked([outputs, inputs, kernel, kernel], name, "weight")
    let bias = try bias?.checked([outputs], name, "bias")
    self.init(
      name, from: inputs, to: outputs, kernel: kernel, stride: stride, padding: padding, taps: taps,
      then: activation, by: arithmetic, bias: bias
    ) { output, input, place in numbers[(output * inputs + input) * kernel * kernel + place] }
  }

  init(
    _ name: String, from inputs: Int, to outputs: Int, kernel: Int, stride: Int,
    padding: ConvolutionPadding, taps: ConvolutionTaps, then activation: Activation,
    by arithmetic: ConvolutionArithmetic, bias: [Float]?,
    weight: @escaping @Sendable (_ output: Int, _ input: Int, _ place: Int) -> Float
  ) {
    precondition(inputs > 0 && outputs > 0 && kernel > 0 && (1...2).contains(stride), name)
    if case .sides(let top, let left, let bottom, let right) = padding {
      precondition(min(top, left, bottom, right) >= 0, name)
    }
    self.name = name
    self.stride = stride
    self.padding = padding
    self.kernel = kernel
    self.inputs = inputs
    self.outputs = outputs
    if let tile = arithmetic.tile, taps == .all,
      let cells = Self.cells(kernel: kernel, stride: stride),
      let winograd = WinogradConvolution(
        inputs: inputs, outputs: outputs, kernel: kernel, cells: cells, tile: tile,
        activation: activation, bias: bias, weight: weight)
    {
      form = .winograd(winograd)
      return
    }
    let places = taps.places(kernel: kernel)
    form = .chain(
      PackedConvolution(
        inputs: inputs, outputs: outputs, step: stride, shifts: places,
        phases: [places.indices.map { .init(shift: $0, place: $0) }], activation: activation,
        bias: bias, weight: weight))
  }

  private static func cells(kernel: Int, stride: Int) -> WinogradConvolution.Cells? {
    switch (kernel, stride) {
    case (3, 1): .init(step: 1, side: 1, places: [[0, 1, 2]])
    case (5, 2): .init(step: 2, side: 1, places: [[0, 2, 4], [1, 3, nil]])
    default: nil
    }
  }

  /// - Precondition: `inputs` channels, and an output of at least one pixel.
  public func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor {
    let placing = placing(map)
    let packed: PackedConvolution
    switch form {
    case .winograd(let winograd): return winograd(map, placing, team)
    case .chain(let chain): packed = chain
    }
    if kernel == 1 && stride == 1 && padding == .none {
      // One long row, which is cut into pieces of any size.
      let pixels = map.extents.rows * map.extents.columns
      let row = Tensor(shape: [map.shape[0], 1, pixels], values: map.values)
      let long = PackedConvolution.Placing(top: 0, left: 0, cellRows: 1, cellColumns: pixels)
      return Tensor(
        shape: [outputs, map.shape[1], map.shape[2]], values: packed(row, long, team).values)
    }
    return packed(map, placing, team)
  }

  /// All outputs at one position of the output, the same bits as there in the whole map: what the
  /// decoder of an autoregressive model evaluates between two symbols.
  ///
  /// - Parameter result: gets `outputs` numbers.
  /// - Precondition: the position lies inside the output, and the layer was made for chains.
  public func position(
    _ row: Int, _ column: Int, of map: Tensor, into result: inout [Float], _ team: KernelTeam
  ) {
    guard case .chain(let packed) = form else {
      preconditionFailure("\(name): single positions are computed by the chain")
    }
    let placing = placing(map)
    precondition((0..<placing.cellRows).contains(row), "row \(row) of \(placing.cellRows)")
    precondition((0..<placing.cellColumns).contains(column), "column \(column)")
    if result.count != outputs { result = [Float](repeating: 0, count: outputs) }
    result.withUnsafeMutableBufferPointer { result in
      packed.position(
        row, column, of: map, placing, into: result.baseAddress.unsafelyUnwrapped, team)
    }
  }

  private func placing(_ map: Tensor) -> PackedConvolution.Placing {
    let extents = map.extents
    let rows = padding.along(extents.rows, kernel: kernel, stride: stride, padding.rows)
    let columns = padding.along(extents.columns, kernel: kernel, stride: stride, padding.columns)
    precondition(
      rows.outputs > 0 && columns.outputs > 0, "\(name): a map of \(map.shape) is too small")
    return PackedConvolution.Placing(
      top: rows.before, left: columns.before, cellRows: rows.outputs, cellColumns: columns.outputs)
  }
}
