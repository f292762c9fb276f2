import CSpawn
package import Foundation

/// A file in memory without a name, for the output of a child that is too much to pass by a pipe.
package struct MemoryFile: ~Copyable {
  let descriptor: Int32

  /// Nil if the system has none to give.
  package init?() {
    let descriptor = cspawn_memory_file()
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The written bytes, which cannot change from now on; nil if that is not possible.
  package consuming func contents() -> Data? {
    var status = stat()
    guard cspawn_seal(descriptor) == 0, fstat(descriptor, &status) == 0 else { return nil }
    let count = Int(status.st_size)
    if count == 0 { return Data() }
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0),
      start != MAP_FAILED
    else { return nil }
    return Data(bytesNoCopy: start, count: count, deallocator: .unmap)
  }
}
