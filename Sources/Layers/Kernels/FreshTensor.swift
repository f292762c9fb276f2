internal import CKernels
internal import Tensors

extension Tensor {
  /// A tensor whose values the body writes, every one of them.
  init(shape: [Int], filledBy body: (UnsafeMutablePointer<Float>) -> Void) {
    let count = shape.reduce(1, *)
    let values = [Float](unsafeUninitializedCapacity: count) { memory, written in
      if let start = memory.baseAddress, count > 0 {
        ck_prefer_large_pages(start, count * MemoryLayout<Float>.size)
        body(start)
      }
      written = count
    }
    self.init(shape: shape, values: values)
  }

  /// Extents of a feature map.
  ///
  /// - Precondition: rank 3.
  var extents: (channels: Int, rows: Int, columns: Int) {
    precondition(shape.count == 3, "a feature map of shape \(shape)")
    return (shape[0], shape[1], shape[2])
  }

  /// The values as a pointer, for kernels.
  func withStart<R>(_ body: (UnsafePointer<Float>) -> R) -> R {
    values.withUnsafeBufferPointer { values in
      precondition(!values.isEmpty, "an empty map of shape \(shape)")
      return body(values.baseAddress.unsafelyUnwrapped)
    }
  }
}
