internal import Tensors

/// Why a layer cannot be made from weights; facts here, one sentence in `description`.
public enum LayerError: Error, Equatable, CustomStringConvertible {
  /// `part` is what the weights call it: weight, bias, gamma, ...
  case shape(layer: String, part: String, expected: [Int], found: [Int])
  /// Parts that must be finite and are not.
  case notFinite(layer: String, part: String, count: Int)

  public var description: String {
    switch self {
    case .shape(let layer, let part, let expected, let found):
      "layer \(layer): the \(part) has shape \(Self.text(found)), but the network has a place for "
        + "\(Self.text(expected)); use the weights of this network"
    case .notFinite(let layer, let part, let count):
      "layer \(layer): \(count == 1 ? "a number" : "\(count) numbers") of the \(part) "
        + "\(count == 1 ? "is" : "are") not finite; export the weights again"
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
