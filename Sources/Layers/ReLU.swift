public import Tensors

/// The rectifier max(x, 0), element by element. NaN stays NaN.
public struct ReLU: Sendable {
  public init() {}

  public func callAsFunction(_ map: Tensor) -> Tensor {
    Tensor(shape: map.shape, values: map.values.map(Self.rectified))
  }

  /// max(x, 0) of one number.
  @inline(__always)
  static func rectified(_ value: Float) -> Float { max(value, 0) }
}
