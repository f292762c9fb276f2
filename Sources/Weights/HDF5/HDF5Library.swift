internal import CHDF5
internal import Synchronization

/// The only door to the HDF5 library.
enum HDF5Library {
  /// Not every build of the library is thread-safe.
  private static let lock = Mutex(())

  /// Runs a body with the library to itself and with nothing printed to standard error.
  ///
  /// The error stack belongs to the thread: it is silenced and, at the end, emptied here, on the
  /// same thread. An error left on a worker's stack makes the library print "infinite loop closing
  /// library" when the program ends. All handles must be closed when the body returns.
  static func quietly<R>(_ body: () throws -> R) rethrows -> R {
    try lock.withLock { _ in
      H5open()
      H5Eset_auto2(hid_t(H5E_DEFAULT), nil, nil)
      defer { H5Eclear2(hid_t(H5E_DEFAULT)) }
      return try body()
    }
  }

  /// How files are opened: without a lock. Nobody needs one, since files are written under another name;
  /// file systems of clusters often have none; and a process that another thread starts holds the lock of
  /// a file that is just being written for a moment longer.
  static func fileAccess(orThrow failure: @autoclosure () -> WeightError) throws -> HDF5Handle {
    let access = try HDF5Handle(
      H5Pcreate(chdf5_file_access()), close: H5Pclose, orThrow: failure())
    guard H5Pset_file_locking(access.id, false, true) >= 0 else { throw failure() }
    return access
  }
}

/// An object of the library that is closed when its owner goes.
struct HDF5Handle: ~Copyable {
  let id: hid_t
  private let close: (hid_t) -> herr_t

  /// - Throws: `failure` if the library returned no object.
  init(
    _ id: hid_t, close: @escaping (hid_t) -> herr_t, orThrow failure: @autoclosure () -> WeightError
  ) throws {
    // Before any property is set: throwing later would run deinit and close what was never open.
    guard id >= 0 else { throw failure() }
    self.id = id
    self.close = close
  }

  deinit { _ = close(id) }
}
