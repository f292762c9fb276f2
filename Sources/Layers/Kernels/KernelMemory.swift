internal import CKernels

/// Numbers for the kernels in C: aligned, zeroed, in large pages.
///
/// Its owner decides who writes when, so it is unchecked.
package final class KernelMemory: @unchecked Sendable {
  package let start: UnsafeMutablePointer<Float>
  package let count: Int

  package init(count: Int) {
    guard let start = ck_allocate(count) else {
      preconditionFailure("no memory for \(4 * count) bytes for planes or feature maps")
    }
    self.start = start
    self.count = count
  }

  /// A copy of some values, and zeros up to `count`.
  package convenience init(_ values: [Float], count: Int) {
    self.init(count: count)
    start.update(from: values, count: values.count)
  }

  deinit { ck_free(start, count) }
}
