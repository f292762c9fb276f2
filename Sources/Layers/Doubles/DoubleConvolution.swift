internal import CKernels
package import Tensors

/// A convolution of step 1 with zeros around the map and a rectifier, in Double: every output is one
/// chain of fused multiply-adds from the bias on, in the order (input, row, column).
package final class DoubleConvolution: Sendable {
  private let inputs: Int
  private let outputs: Int
  private let kernel: Int
  private let padding: Int
  private let weights: [Double]
  private let bias: [Double]

  /// - Parameter weight: output x input x kernel x kernel.
  package init(weight: Tensor, bias: Tensor, padding: Int) {
    let (inputs, outputs, taps) = (
      weight.shape[1], weight.shape[0], weight.shape[2] * weight.shape[3]
    )
    let together = Int(CK_DOUBLES_TOGETHER)
    let groups = (outputs + together - 1) / together
    var weights = [Double](repeating: 0, count: groups * together * inputs * taps)
    for output in 0..<outputs {
      for term in 0..<inputs * taps {
        weights[(output / together * inputs * taps + term) * together + output % together] =
          Double(weight.values[output * inputs * taps + term])
      }
    }
    self.weights = weights
    self.bias =
      bias.values.map(Double.init)
      + Array(repeating: 0, count: groups * together - outputs)
    self.inputs = inputs
    self.outputs = outputs
    self.padding = padding
    kernel = weight.shape[2]
  }

  /// - Precondition: the map has the layer's inputs, and room for its kernel.
  package func callAsFunction(_ map: DoubleMap, _ team: KernelTeam) -> DoubleMap {
    precondition(map.channels == inputs)
    let (rows, columns) = (
      map.rows + 2 * padding - kernel + 1, map.columns + 2 * padding - kernel + 1
    )
    precondition(rows > 0 && columns > 0)
    let padded = padded(map)
    let values = [Double](unsafeUninitializedCapacity: outputs * rows * columns) { out, count in
      if let start = out.baseAddress {
        weights.withUnsafeBufferPointer { weights in
          bias.withUnsafeBufferPointer { bias in
            var layer = ck_double_convolution(
              inputs: Int32(inputs), outputs: Int32(outputs), kernel: Int32(kernel),
              weights: weights.baseAddress, bias: bias.baseAddress)
            ck_convolve_double(
              team.instructions, &layer, padded, Int32(rows), Int32(columns), team.handle, start)
          }
        }
      }
      count = outputs * rows * columns
    }
    return DoubleMap(channels: outputs, rows: rows, columns: columns, values: values)
  }

  private func padded(_ map: DoubleMap) -> [Double] {
    let (rows, columns) = (map.rows + 2 * padding, map.columns + 2 * padding)
    var padded = [Double](
      repeating: 0, count: inputs * rows * columns + Int(CK_DOUBLES_BEHIND))
    padded.withUnsafeMutableBufferPointer { padded in
      map.values.withUnsafeBufferPointer { values in
        guard let to = padded.baseAddress, let from = values.baseAddress else { return }
        for channel in 0..<inputs {
          for row in 0..<map.rows {
            (to + (channel * rows + row + padding) * columns + padding).update(
              from: from + (channel * map.rows + row) * map.columns, count: map.columns)
          }
        }
      }
    }
    return padded
  }
}
