import CKernels
import Imaging

/// Two planes of one size under a window, as kernels take them.
enum PairWindow {
  /// - Parameter taps: from the centre outwards.
  /// - Throws: `CancellationError` only.
  static func with<R>(
    _ a: Plane, _ b: Plane, _ taps: [Double],
    _ body: (UnsafePointer<ck_pair_window>, UnsafeMutablePointer<Double>) -> R
  ) throws -> R {
    try a.samples.withUnsafeBufferPointer { first in
      try b.samples.withUnsafeBufferPointer { second in
        try taps.withUnsafeBufferPointer { taps in
          try with(
            first.baseAddress, second.baseAddress, width: a.width, height: a.height, taps, body)
        }
      }
    }
  }

  static func with<R>(
    _ a: UnsafePointer<Double>?, _ b: UnsafePointer<Double>?, width: Int, height: Int,
    _ taps: UnsafeBufferPointer<Double>,
    _ body: (UnsafePointer<ck_pair_window>, UnsafeMutablePointer<Double>) -> R
  ) throws -> R {
    try Cancellation.check()
    let window = ck_pair_window(
      a: a, b: b, width: width, height: height, taps: taps.baseAddress,
      radius: Int32(taps.count - 1))
    return withUnsafePointer(to: window) { window in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: ck_pair_window_room(window)) {
        room in
        guard let start = room.baseAddress else { preconditionFailure("a window without room") }
        return body(window, start)
      }
    }
  }
}
