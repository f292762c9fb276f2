/// Numbers on a rectangular grid: Float, dense, the last index running fastest (row-major).
///
/// Feature maps are channels x rows x columns, convolution weights output x input x rows x columns.
public struct Tensor: Sendable, Equatable {
  /// Extent of each index; empty for a single number.
  public let shape: [Int]
  /// All numbers, the last index running fastest.
  public var values: [Float]

  /// - Precondition: no extent is negative and `values` has as many numbers as the shape says.
  public init(shape: [Int], values: [Float]) {
    precondition(shape.allSatisfy { $0 >= 0 }, "a tensor of shape \(shape)")
    precondition(
      values.count == shape.reduce(1, *), "\(values.count) values for a tensor of shape \(shape)")
    self.shape = shape
    self.values = values
  }

  /// A tensor of zeros.
  public init(zeros shape: [Int]) {
    self.init(shape: shape, values: [Float](repeating: 0, count: shape.reduce(1, *)))
  }

  /// The tensor with its indices in another order: index `i` of the result is index `order[i]` here.
  ///
  /// `transposed([3, 2, 0, 1])` turns a kernel rows x columns x input x output (HWIO) into
  /// output x input x rows x columns (OIHW).
  ///
  /// - Precondition: `order` is a permutation of the indices.
  public func transposed(_ order: [Int]) -> Tensor {
    precondition(order.sorted() == Array(shape.indices), "\(order) does not permute \(shape)")
    var strides = [Int](repeating: 1, count: shape.count)
    for index in shape.indices.dropLast().reversed() {
      strides[index] = strides[index + 1] * shape[index + 1]
    }
    let newShape = order.map { shape[$0] }
    let steps = order.map { strides[$0] }
    var position = [Int](repeating: 0, count: shape.count)
    var source = 0
    let moved = values.indices.map { _ in
      let value = values[source]
      for index in newShape.indices.reversed() {
        position[index] += 1
        source += steps[index]
        if position[index] < newShape[index] { break }
        source -= position[index] * steps[index]
        position[index] = 0
      }
      return value
    }
    return Tensor(shape: newShape, values: moved)
  }
}
