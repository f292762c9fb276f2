internal import Tensors

/// Why a layer cannot be made from weights; facts here, one sentence in `description`.
public enum LayerError: Error, Equatable, CustomStringConvertible {
  /// `part` is what the weights call it: weight, bias, gamma, ...
  case shape(layer: String, part: String, expected: [Int], found: [Int])
  /// Parts that must be finite and are not.
  case notFinite(layer: String, part: String, count: Int)
  /// A scale f_w of an integer convolution that is not positive, or too large for exact sums.
  case weightScale(layer: String, output: Int)

  public var description: String {
    switch self {
    case .shape(let layer, let part, let expected, let found):
      "layer \(layer): the \(part) has shape \(Self.text(found)), but the network has a place for "
        + "\(Self.text(expected)); use the weights of this network"
    case .notFinite(let layer, let part, let count):
      "layer \(layer): \(count == 1 ? "a number" : "\(count) numbers") of the \(part) "
        + "\(count == 1 ? "is" : "are") not finite; export the weights again"
    case .weightScale(let layer, let output):
      "layer \(layer): the scale f_w of output \(output) is not positive, or lets sums leave 24 bits; "
        + "import the checkpoint again"
    }
  }

  private static func text(_ shape: [Int]) -> String {
    shape.isEmpty ? "of a single number" : shape.map(String.init).joined(separator: "x")
  }
}

extension Tensor {
  /// The values, if they have this shape and are finite.
  func checked(_ expected: [Int], _ layer: String, _ part: String) throws(LayerError) -> [Float] {
    guard shape == expected else {
      throw .shape(layer: layer, part: part, expected: expected, found: shape)
    }
    let odd = values.count { !$0.isFinite }
    guard odd == 0 else { throw .notFinite(layer: layer, part: part, count: odd) }
    return values
  }
}
