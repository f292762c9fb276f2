import Basics
import Dispatch
import Foundation

/// Looks now and then at how much another program has written into a folder.
final class ArrivalWatch {
  private let timer: any DispatchSourceTimer

  /// - Parameter tell: called with the size of the largest file in the folder, about twice a second.
  init(_ folder: String, tell: @escaping @Sendable (Int) -> Void) {
    timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + 0.5, repeating: 0.5)
    timer.setEventHandler { tell(Self.largest(in: folder)) }
    timer.resume()
  }

  func stop() { timer.cancel() }

  private static func largest(in folder: String) -> Int {
    guard let files = FileManager.default.enumerator(atPath: folder) else { return 0 }
    var largest = 0
    for case let name as String in files {
      if let state = FileState(folder + "/" + name), state.isFile {
        largest = max(largest, state.size)
      }
    }
    return largest
  }
}
