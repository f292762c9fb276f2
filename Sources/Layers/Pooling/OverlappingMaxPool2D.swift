internal import CKernels
public import Tensors

/// Largest value of each 3x3 window, stride 2, whole windows only (floor), as AlexNet has it: sides n
/// become (n - 3) / 2 + 1.
public struct OverlappingMaxPool2D: Layer {
  public init() {}

  /// - Precondition: rank 3, sides of at least 3.
  public func callAsFunction(_ map: Tensor, _ team: KernelTeam) -> Tensor {
    let (channels, rows, columns) = map.extents
    precondition(min(rows, columns) >= 3, "a map of \(map.shape) is too small")
    let (down, across) = ((rows - 3) / 2 + 1, (columns - 3) / 2 + 1)
    return Tensor(shape: [channels, down, across]) { out in
      map.withStart { start in
        // No writer has a plane of another's.
        nonisolated(unsafe) let (start, out) = (start, out)
        team.share(channels, numbers: map.values.count) { channel in
          withUnsafeTemporaryAllocation(of: Float.self, capacity: columns) { row in
            ck_max_pool_3(
              start + channel * rows * columns, rows, columns, row.baseAddress.unsafelyUnwrapped,
              out + channel * down * across)
          }
        }
      }
    }
  }
}
