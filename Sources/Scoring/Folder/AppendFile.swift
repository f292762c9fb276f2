import Foundation
import Synchronization

/// A CSV file that grows by whole blocks of lines, one `write` each, so that a kill at any moment
/// costs at most the block that is being written.
final class AppendFile: Sendable {
  private let path: String
  private let descriptor: Int32
  private let order = Mutex(())

  /// Opens a file whose header and complete lines are in place.
  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    if descriptor < 0 {
      throw ScoringError.write(path: path, reason: String(cString: strerror(errno)))
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func append(_ lines: String) throws {
    let bytes = Array(lines.utf8)
    try order.withLock { _ in
      let written = write(descriptor, bytes, bytes.count)
      guard written == bytes.count else {
        let reason = written < 0 ? String(cString: strerror(errno)) : "the disk is full"
        throw ScoringError.write(path: path, reason: reason)
      }
    }
  }
}

/// Text of a file that may have been torn by a kill: everything up to its last whole line.
///
/// - Returns: nil if there is no such file.
func wholeLines(ofFile path: String) throws -> String? {
  guard FileManager.default.fileExists(atPath: path) else { return nil }
  let data = try Data(contentsOf: URL(fileURLWithPath: path))
  let end = data.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  return String(decoding: data[..<end], as: UTF8.self)
}
