import Foundation

/// Holds a folder against other processes that ask for it; the kernel drops it with the process, also
/// when that is killed.
package struct FolderLock: ~Copyable {
  package enum Failure: Error, Equatable {
    /// Another process holds it.
    case held
    case unusable(reason: String)
  }

  private let descriptor: Int32

  /// - Parameter path: of the file that stands for the folder; made where needed.
  package init(_ path: String) throws(Failure) {
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .unusable(reason: String(cString: strerror(errno))) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .held
    }
    self.descriptor = descriptor
  }

  /// Ends its life here at the earliest.
  package consuming func release() {}

  deinit {
    // A child process that is just being started may share the descriptor: unlock for both.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
