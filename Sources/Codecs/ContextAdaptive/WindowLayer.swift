internal import Layers
internal import Tensors

/// A convolution within windows, or a fully connected layer, which is one whose kernel is as large as its
/// window: computed as a 1x1 convolution over the terms of all sums, for any number of windows at once.
/// Every sum is one chain in the order (channel, row, column).
struct WindowLayer: Sendable {
  private let convolution: Convolution
  private let inputs, taps: Int
  /// Numbers of a window of one channel.
  private let inputPlaces, outputPlaces: Int
  /// Tap by tap, for each place of the output the one of the input; nil for a zero.
  private let sources: [Int?]

  /// - Parameters:
  ///   - side: of the windows.
  ///   - before: zeros above and left of a window.
  ///   - outputSide: sides of what comes out.
  ///   - weight: [outputs, inputs x kernel x kernel]
  init(
    _ name: String, inputs: Int, outputs: Int, kernel: Int, stride: Int, side: Int, before: Int,
    outputSide: Int, then: Activation, weight: Tensor, bias: Tensor
  ) throws {
    self.inputs = inputs
    taps = kernel * kernel
    inputPlaces = side * side
    outputPlaces = outputSide * outputSide
    convolution = try Convolution(
      name, from: inputs * taps, to: outputs, kernel: 1, padding: .none, then: then, by: .chain,
      weight: Tensor(shape: [outputs, inputs * taps, 1, 1], values: weight.values), bias: bias)
    sources = (0..<taps).flatMap { tap in
      (0..<outputSide * outputSide).map { place -> Int? in
        let row = place / outputSide * stride + tap / kernel - before
        let column = place % outputSide * stride + tap % kernel - before
        let isInside = (0..<side).contains(row) && (0..<side).contains(column)
        return isInside ? row * side + column : nil
      }
    }
  }

  /// - Parameter maps: inputs x 1 x (count x side x side)
  func callAsFunction(_ maps: Tensor, _ count: Int, _ team: KernelTeam) -> Tensor {
    let width = count * outputPlaces
    var terms = Tensor(zeros: [inputs * taps, 1, width])
    terms.values.withUnsafeMutableBufferPointer { terms in
      maps.values.withUnsafeBufferPointer { maps in
        for tap in 0..<taps {
          for place in 0..<outputPlaces {
            guard let source = sources[tap * outputPlaces + place] else { continue }
            for input in 0..<inputs {
              let to = (input * taps + tap) * width + place
              let from = input * count * inputPlaces + source
              for window in 0..<count {
                terms[to + window * outputPlaces] = maps[from + window * inputPlaces]
              }
            }
          }
        }
      }
    }
    if width > 1 { return convolution(terms, team) }
    var result: [Float] = []
    convolution.position(0, 0, of: terms, into: &result, team)
    return Tensor(shape: [result.count, 1, 1], values: result)
  }
}
