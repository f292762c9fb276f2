import Foundation

/// An open regular file, read by position.
final class InputFile {
  let path: String
  let size: Int
  private let descriptor: Int32

  /// The largest file that is taken into memory, twice what 2^31 samples of 16 bits need.
  static let maximumSize = 1 << 33

  /// - Throws: `.missing`, `.directory`, `.notReadable` (a pipe or device, permissions), `.empty`.
  init(_ path: String) throws(ImagingError) {
    // O_NONBLOCK: opening a pipe without a writer must not hang.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFile.failure(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw InputFile.failure(path, code)
    }
    let size = Int(status.st_size)
    if let problem = InputFile.problem(path, mode: status.st_mode & S_IFMT, size: size) {
      close(descriptor)
      throw problem
    }
    self.path = path
    self.size = size
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  private static func failure(_ path: String, _ code: Int32) -> ImagingError {
    switch code {
    case ENOENT, ENOTDIR: .missing(path: path)
    default: .notReadable(path: path, reason: String(cString: strerror(code)))
    }
  }

  private static func problem(_ path: String, mode: mode_t, size: Int) -> ImagingError? {
    switch mode {
    case S_IFDIR: .directory(path: path)
    case S_IFREG where size == 0: .empty(path: path)
    case S_IFREG: nil
    default: .notReadable(path: path, reason: "it is a pipe or a device")
    }
  }

  /// Up to `count` bytes from `offset` on, fewer only where the file ends.
  func bytes(at offset: Int, count: Int) throws(ImagingError) -> Data {
    var data = Data(count: min(count, max(0, size - offset)))
    var filled = 0
    var code: Int32 = 0
    data.withUnsafeMutableBytes { buffer in
      while filled < buffer.count {
        let part = pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled,
          off_t(offset + filled))
        if part < 0 && errno == EINTR { continue }
        if part < 0 { code = errno }
        if part <= 0 { break }
        filled += part
      }
    }
    if code != 0 { throw InputFile.failure(path, code) }
    return filled == data.count ? data : data.prefix(filled)
  }

  /// - Throws: `.notReadable` where the file is larger than any image.
  func checkSize() throws(ImagingError) {
    guard size <= InputFile.maximumSize else {
      throw .notReadable(path: path, reason: "\(size) bytes are more than any image needs")
    }
  }

  /// The whole file.
  func contents() throws(ImagingError) -> Data {
    try checkSize()
    return try bytes(at: 0, count: size)
  }
}
