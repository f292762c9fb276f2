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

  /// Outputs between two calls of what may end the work early; changes no number.
  private static let outputsAtOnce = 2 * Int(CK_DOUBLES_TOGETHER)

  /// - Parameter check: called every few outputs; what it throws ends the work.
  /// - Precondition: the map has the layer's inputs, and room for its kernel.
  package func callAsFunction(
    _ map: DoubleMap, _ team: KernelTeam, check: () throws -> Void = {}
  ) rethrows -> DoubleMap {
    precondition(map.channels == inputs)
    let (rows, columns) = (
      map.rows + 2 * padding - kernel + 1, map.columns + 2 * padding - kernel + 1
    )
    precondition(rows > 0 && columns > 0)
    let padded = padded(map)
    let values = try [Double](unsafeUninitializedCapacity: outputs * rows * columns) { out, count in
      try weights.withUnsafeBufferPointer { weights in
        try bias.withUnsafeBufferPointer { bias in
          guard let out = out.baseAddress, let weights = weights.baseAddress,
            let bias = bias.baseAddress
          else { return }
          for first in stride(from: 0, to: outputs, by: Self.outputsAtOnce) {
            try check()
            var layer = ck_double_convolution(
              inputs: Int32(inputs), outputs: Int32(min(Self.outputsAtOnce, outputs - first)),
              kernel: Int32(kernel), weights: weights + first * inputs * kernel * kernel,
              bias: bias + first)
            ck_convolve_double(
              team.instructions, &layer, padded, Int32(rows), Int32(columns), team.handle,
              out + first * rows * columns)
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
