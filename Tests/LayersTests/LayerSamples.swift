import Layers
import Tensors

/// A tensor of small whole numbers: every sum of products is exact in Float, in any order.
func wholeNumbers(_ shape: [Int], seed: UInt32) -> Tensor {
  var state = seed
  let values = (0..<shape.reduce(1, *)).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return Float(Int(state >> 24) % 17 - 8)
  }
  return Tensor(shape: shape, values: values)
}

/// Applies a layer in strips of so many input rows, dropping input rows as soon as they may go.
func inStrips(_ layer: some RowLayer, _ map: Tensor, rows: Int) -> Tensor {
  let (channels, height, width) = (map.shape[0], map.shape[1], map.shape[2])
  let input = FeatureRows(channels: channels, height: height, width: width, capacity: rows + 3)
  let outputHeight = layer.outputExtent(height)
  let output = FeatureRows(
    channels: layer.outputChannels(channels), height: outputHeight,
    width: layer.outputExtent(width), capacity: outputHeight)
  let scratch = Scratch()
  for start in stride(from: 0, to: height, by: rows) {
    let end = min(height, start + rows)
    input.discard(before: layer.firstInputRow(of: output.rows.upperBound))
    input.append(to: end)
    for channel in 0..<channels {
      for row in start..<end {
        for column in 0..<width {
          input.row(row, channel: channel)[column] =
            map.values[(channel * height + row) * width + column]
        }
      }
    }
    layer.append(
      to: layer.outputEnd(inputEnd: end, height: height), of: output, from: input, scratch: scratch)
  }
  return output.tensor
}

/// Distance of a result from the true value, in units of the last place of the nearest Float.
func unitsOfTheLastPlace(_ value: Float, _ exact: Double) -> Double {
  if Double(value) == exact { return 0 }
  let nearest = Float(exact)
  guard nearest.isFinite else { return value == nearest ? 0 : .infinity }
  return abs(Double(value) - exact) / Double(max(nearest.ulp, Float.leastNonzeroMagnitude))
}

/// A hundred thousand numbers between two.
func evenly(_ low: Float, _ high: Float) -> Tensor {
  let values = (0...100_000).map { low + (high - low) * Float($0) / 100_000 }
  return Tensor(shape: [values.count], values: values)
}
