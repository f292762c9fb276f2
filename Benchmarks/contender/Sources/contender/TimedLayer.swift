import Foundation
import Layers
import Tensors

/// One layer of a learned codec with seeded weights and an input, made before the clock starts.
struct TimedLayer {
  private static let team = KernelTeam(ProcessInfo.processInfo.activeProcessorCount)

  private let input: Tensor
  private let call: (consuming Tensor) -> Tensor

  /// - Parameter text: kind (with `precise` behind it for small tiles), inputs, outputs, kernel, stride,
  ///   rows, columns.
  init(_ text: String) throws {
    let fields = text.split(separator: ",")
    let numbers = fields.dropFirst().compactMap { Int($0) }
    guard let words = fields.first?.split(separator: " "), numbers.count == 6 else {
      throw CocoaError(.featureUnsupported)
    }
    let (inputs, outputs, kernel, stride) = (numbers[0], numbers[1], numbers[2], numbers[3])
    input = Self.random([inputs, numbers[4], numbers[5]], 1)
    let team = Self.team
    let arithmetic: ConvolutionArithmetic = .winograd(words.contains("precise") ? .two : .four)
    switch words[0] {
    case "convolution":
      let layer = try Convolution(
        text, from: inputs, to: outputs, kernel: kernel, stride: stride, padding: .all(kernel / 2),
        by: arithmetic,
        weight: Self.random([outputs, inputs, kernel, kernel], 0.1),
        bias: Self.random([outputs], 1))
      call = { layer($0, team) }
    case "transposed":
      let layer = try TransposedConvolution(
        text, from: inputs, to: outputs, kernel: kernel, stride: stride,
        by: arithmetic,
        weight: Self.random([inputs, outputs, kernel, kernel], 0.1),
        bias: Self.random([outputs], 1))
      call = { layer($0, team) }
    default:
      let layer = try GDN(
        text, channels: inputs, inverse: words[0] == "igdn", beta: Self.random([inputs], 1),
        gamma: Self.random([inputs, inputs], 0.1))
      call = { layer($0, team) }
    }
  }

  func run() -> Timed {
    // A copy of its own, which the layer may overwrite.
    var given: Tensor? = Tensor(shape: input.shape, values: input.values.map { $0 })
    return timed {
      guard let map = given.take() else { return }
      _ = call(map)
    }
  }

  private static func random(_ shape: [Int], _ scale: Float) -> Tensor {
    var generator = SystemRandomNumberGenerator()
    return Tensor(
      shape: shape,
      values: (0..<shape.reduce(1, *)).map { _ in Float.random(in: 0...scale, using: &generator) })
  }
}
