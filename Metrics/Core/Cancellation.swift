/// Whether the call that this thread computes for was cancelled.
///
/// Metrics that take long ask between two steps of their work (a strip of a map, a layer, a scale, a filter),
/// so that a call ends soon after it was cancelled. Without a `watch` around them they never end early.
package enum Cancellation {
  @TaskLocal private static var isCancelled: (@Sendable () -> Bool)?

  /// Runs a body whose checks, on this thread, ask `isCancelled`.
  ///
  /// - Throws: what the body throws; `CancellationError` where it ended early.
  package static func watch<R>(
    _ isCancelled: @escaping @Sendable () -> Bool, _ body: () throws -> R
  ) throws -> R {
    try $isCancelled.withValue(isCancelled, operation: body)
  }

  /// For those who have something to end before they end themselves.
  package static var isRequested: Bool { isCancelled?() == true }

  /// - Throws: `CancellationError` after a cancellation.
  package static func check() throws {
    if isRequested { throw CancellationError() }
  }

  /// The same question for a kernel in C that asks between the steps of a long call; 0 goes on.
  static let kernelCheck: @Sendable @convention(c) () -> Int32 = {
    Cancellation.isRequested ? 1 : 0
  }
}
