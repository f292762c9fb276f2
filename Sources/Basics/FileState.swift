internal import Foundation

/// Facts about a file or folder, as its file system states them; symbolic links are followed.
package struct FileState: Sendable, Equatable {
  /// In bytes.
  package let size: Int
  /// Whether it is a regular file: no folder, pipe or device.
  package let isFile: Bool
  package let isFolder: Bool
  /// Time of the last change: whole seconds since 1970, and the nanoseconds beyond them.
  package let seconds: Int
  package let nanoseconds: Int
  /// Device and inode: the identity that all names of a file share.
  package let device: UInt64
  package let inode: UInt64

  /// Nil where nothing of this name can be seen.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int(clamping: status.st_size)
    isFile = status.st_mode & S_IFMT == S_IFREG
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }

  /// Whether another name leads to the same file or folder.
  package func isSame(as path: String) -> Bool {
    FileState(path).map { $0.device == device && $0.inode == inode } ?? false
  }
}

package func isFolder(_ path: String) -> Bool { FileState(path)?.isFolder == true }

/// Whether there is a regular file of this name.
package func isFile(_ path: String) -> Bool { FileState(path)?.isFile == true }
