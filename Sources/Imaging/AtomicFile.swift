import Foundation

/// Writes a file beside its place and renames it: others see the old file or the whole new one.
enum AtomicFile {
  /// - Throws: `.notWritable`; nothing is left behind then.
  static func write(_ bytes: Data, to path: String) throws(ImagingError) {
    var status = stat()
    if stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG {
      throw .notWritable(path: path, reason: "a folder or device has this name")
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let temporary = folder + ".crossmetric-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    if let code = create(temporary, bytes) ?? failure(of: rename(temporary, path)) {
      unlink(temporary)
      throw .notWritable(path: path, reason: String(cString: strerror(code)))
    }
  }

  /// The error code, nil after success.
  private static func create(_ path: String, _ bytes: Data) -> Int32? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno }
    let problem = bytes.withUnsafeBytes { buffer in
      var left = buffer[...]
      while !left.isEmpty {
        let count = Foundation.write(
          descriptor, UnsafeRawBufferPointer(rebasing: left).baseAddress, left.count)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { return errno as Int32? }
        left = left.dropFirst(count)
      }
      return nil
    }
    // Some file systems report a full disk only here.
    let closing = failure(of: close(descriptor))
    return problem ?? closing
  }

  private static func failure(of result: Int32) -> Int32? { result == 0 ? nil : errno }
}
