import Dispatch
import Foundation
import Imaging
import Synchronization

/// Image headers, read in parallel: a plan of 100,000 pairs waits for the disk only once.
enum Headers {
  struct Fault: Error, Sendable {
    var message: String
  }

  /// Headers in the order of the paths.
  static func read(_ paths: [String]) -> [Result<ImageInfo, Fault>] {
    let size = 256
    let count = (paths.count + size - 1) / size
    let results = Mutex([[Result<ImageInfo, Fault>]](repeating: [], count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let chunk = paths[index * size..<min(paths.count, (index + 1) * size)].map(header)
      results.withLock { $0[index] = chunk }
    }
    return results.withLock { Array($0.joined()) }
  }

  private static func header(_ path: String) -> Result<ImageInfo, Fault> {
    do { return .success(try ImageInfo.read(path)) } catch {
      return .failure(Fault(message: "\(error)"))
    }
  }
}
