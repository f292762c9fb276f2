public import Tensors

/// Largest value of each 2 x 2 block, stride 2; an odd last row or column is dropped (floor), as in
/// torchvision and Keras. (Caffe rounds up.)
public struct MaxPool2D: SerialLayer {
  public init() {}

  /// - Precondition: rank 3.
  public func callAsFunction(_ map: Tensor) -> Tensor {
    let (channels, height, width) = map.extents
    let (rows, columns) = (height / 2, width / 2)
    return Tensor(shape: [channels, rows, columns]) { out in
      map.withStart { start in
        for channel in 0..<channels {
          for row in 0..<rows {
            let upper = start + (channel * height + 2 * row) * width
            let lower = upper + width
            let target = out + (channel * rows + row) * columns
            for column in 0..<columns {
              target[column] = max(
                max(upper[2 * column], upper[2 * column + 1]),
                max(lower[2 * column], lower[2 * column + 1]))
            }
          }
        }
      }
    }
  }
}
