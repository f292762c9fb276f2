import Dispatch
import Foundation

/// Calls a function on SIGINT or SIGTERM instead of ending the program, until it is cancelled.
package final class SignalWatch {
  private let watched: [(signal: Int32, source: any DispatchSourceSignal, before: sigaction)]

  package init(_ call: @escaping @Sendable () -> Void) {
    // A queue of its own: the workers may hold every thread of the global one.
    let queue = DispatchQueue(label: "signals")
    watched = [SIGINT, SIGTERM].map { number in
      var ignore = sigaction()
      ignore.__sigaction_handler.sa_handler = SIG_IGN
      var before = sigaction()
      sigaction(number, &ignore, &before)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler(handler: call)
      source.activate()
      return (number, source, before)
    }
  }

  /// Puts everything back as it was.
  package func cancel() {
    for (number, source, before) in watched {
      source.cancel()
      var before = before
      sigaction(number, &before, nil)
    }
  }
}
