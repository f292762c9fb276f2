internal import Dispatch
internal import Foundation
internal import Synchronization

package var allCores: Int { ProcessInfo.processInfo.activeProcessorCount }

/// Calls a body with 0, 1, ..., count - 1. Each of the workers takes the next number when it is done
/// with one, so that uneven work keeps all of them busy.
///
/// - Parameters:
///   - jobs: how many workers; one at least, as many as there are cores if not said.
///   - body: gets the number and the worker, from 0 on; called on any thread.
package func inParallel(
  _ count: Int, jobs: Int = allCores, _ body: @Sendable (_ index: Int, _ worker: Int) -> Void
) {
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, count))) { worker in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      body(index, worker)
    }
  }
}

/// The values of a function at 0, 1, ..., count - 1, in this order whatever the number of workers.
package func mapInParallel<Value: Sendable>(
  _ count: Int, jobs: Int = allCores, _ value: @Sendable (Int) -> Value
) -> [Value] {
  var values = [Value?](repeating: nil, count: count)
  values.withUnsafeMutableBufferPointer { values in
    // Every call writes to its own place.
    nonisolated(unsafe) let values = values
    inParallel(count, jobs: jobs) { index, _ in values[index] = value(index) }
  }
  return values.compactMap { $0 }
}
