internal import Layers
internal import Tensors
internal import Weights

// The layers of f as weights give them: `f.0.weight`, `f.0.bias`, `f.1.weight`, ... A weight of
// four extents, [outputs, inputs, kernel, kernel], is a convolution, one of two, [outputs, inputs],
// a fully connected layer, whose inputs are in the order (channel, row, column); the last one is
// such a layer with 2 M1 outputs, first the means. `f.layers` has three numbers for each layer but
// the last: its step (1 or 2), 1 for zeros around the window as TensorFlow's SAME has them or 0 for
// none, and what numbers below 0 are multiplied by behind it (1 for no activation, 0 for ReLU).
extension WindowLayer {
  static let table = "f.layers"

  private struct Row {
    let stride: Int
    let isPadded: Bool
    let slope: Float

    /// The best guess for the published models: that of Hu et al. 2021, who built on them, for 4x4.
    static let conjecture = [1, 2, 1].map { Row(stride: $0, isPadded: true, slope: 0.2) }
    static let last = Row(stride: 1, isPadded: false, slope: 1)

    var activation: Activation {
      switch slope {
      case 1: .none
      case 0: .relu
      default: .leakyReLU(slope)
      }
    }
  }

  /// - Returns: the layers, M1, and whether the weights have no `f.layers`.
  static func list(
    _ weights: CodecWeights, M: Int
  ) throws -> (layers: [WindowLayer], channels: Int, isConjecture: Bool) {
    var shapes: [[Int]] = []
    while weights.has("f.\(shapes.count).weight") {
      shapes.append(try weights.shape("f.\(shapes.count).weight"))
    }
    // There is a first layer, and the last one is fully connected.
    guard shapes.last?.count == 2 else {
      throw CodecError.missing(
        file: weights.path, key: "f.\(shapes.count).weight", codec: weights.archive.network)
    }
    let rows = try rows(weights, shapes)
    let channels = try channels(weights, shapes[0], M: M)
    var (inputs, side) = (2 * channels, ContextWindows.side)
    var layers: [WindowLayer] = []
    for (index, shape) in shapes.enumerated() {
      let isLast = index == shapes.count - 1
      let outputs = isLast ? 2 * channels : try weights.outputs("f.\(index).weight")
      let layer = try layer(
        weights, "f.\(index)", isConnected: shape.count == 2, inputs: inputs, outputs: outputs,
        side: &side, isLast ? .last : rows[index])
      layers.append(layer)
      inputs = outputs
    }
    return (layers, channels, shapes.count > 1 && !weights.has(table))
  }

  private static func layer(
    _ weights: CodecWeights, _ name: String, isConnected: Bool, inputs: Int, outputs: Int,
    side: inout Int, _ row: Row
  ) throws -> WindowLayer {
    let key = name + ".weight"
    let kernel = isConnected ? side : try weights.extent(key, 2)
    let weight =
      isConnected
      ? try weights.floats(key, [outputs, inputs * side * side])
      : try weights.floats(key, [outputs, inputs, kernel, kernel])
    let (from, stride) = (side, isConnected ? 1 : row.stride)
    let isPadded = row.isPadded && !isConnected
    // Of a larger kernel, some numbers would meet zeros alone.
    let largest = isPadded ? 2 * ContextWindows.side - 1 : from
    guard kernel <= largest else {
      throw CodecError.shape(
        file: weights.path, key: key, expected: [outputs, inputs, largest, largest],
        found: weight.shape)
    }
    var before = 0
    if isPadded {
      side = (from + stride - 1) / stride
      before = max((side - 1) * stride + kernel - from, 0) / 2
    } else {
      side = (from - kernel) / stride + 1
    }
    return try WindowLayer(
      name, inputs: inputs, outputs: outputs, kernel: kernel, stride: stride, side: from,
      before: before, outputSide: side, then: row.activation, weight: weight,
      bias: weights.floats(name + ".bias", [outputs]))
  }

  /// The rows of `f.layers`: all layers but the last.
  private static func rows(_ weights: CodecWeights, _ shapes: [[Int]]) throws -> [Row] {
    guard shapes.count > 1 else { return [] }
    if !weights.has(table), shapes.count == Row.conjecture.count + 1,
      shapes.dropLast().allSatisfy({ $0.count == 4 })
    {
      return Row.conjecture
    }
    let numbers = try weights.floats(table, [shapes.count - 1, 3]).values
    return try stride(from: 0, to: numbers.count, by: 3).map { place in
      let (step, padding) = (numbers[place], numbers[place + 1])
      let isConnected = shapes[place / 3].count == 2
      guard step == 1 || step == 2 && !isConnected, padding == 0 || padding == 1 else {
        throw CodecError.value(
          file: weights.path, key: table, codec: weights.archive.network)
      }
      return Row(stride: Int(step), isPadded: padding == 1, slope: numbers[place + 2])
    }
  }

  /// M1, half the channels that the first layer takes.
  private static func channels(
    _ weights: CodecWeights, _ first: [Int], M: Int
  ) throws(CodecError) -> Int {
    let isConnected = first.count == 2
    let numbers = isConnected ? ContextWindows.places : 1
    guard first.count == 4 || isConnected, first[1] > 0, first[1] % (2 * numbers) == 0,
      first[1] / (2 * numbers) <= M
    else {
      throw .shape(
        file: weights.path, key: "f.0.weight",
        expected: isConnected ? [nil, 2 * M * numbers] : [nil, 2 * M, nil, nil], found: first)
    }
    return first[1] / (2 * numbers)
  }
}
