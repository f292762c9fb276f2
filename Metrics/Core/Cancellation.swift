/// Whether the call that this thread computes for was cancelled.
///
/// Metrics that take long ask between two steps of their work (a strip of a map, a layer, a window), so that
/// a call ends soon after it was cancelled. Without a `watch` around them they never end early.
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

  /// - Throws: `CancellationError` after a cancellation.
  package static func check() throws {
    if let isCancelled, isCancelled() { throw CancellationError() }
  }
}
