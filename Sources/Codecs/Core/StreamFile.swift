internal import Basics
internal import Foundation

/// Files of streams on disk.
public enum StreamFile {
  /// More than any image here has.
  static let mostBytes = 1 << 30

  /// - Throws: `CodecError.unreadable`.
  public static func read(_ path: String) throws(CodecError) -> [UInt8] {
    guard let state = FileState(path) else {
      throw .unreadable(file: path, reason: "there is no such file")
    }
    if state.isFolder { throw .unreadable(file: path, reason: "it is a folder") }
    guard state.isFile, state.size <= mostBytes else {
      throw .unreadable(file: path, reason: "it is not a file of under 1 GiB")
    }
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch { throw .unreadable(file: path, reason: "reading failed") }
  }

  /// Whether a file begins as one of streams does.
  public static func isOne(_ path: String) -> Bool {
    let file = URL(fileURLWithPath: path)
    guard let start = try? FileHandle(forReadingFrom: file).read(upToCount: 3) else { return false }
    return Container.isStart(of: Array(start))
  }

  /// Writes a file, which appears whole or not at all.
  ///
  /// - Throws: `CodecError.unwritable`.
  public static func write(_ bytes: [UInt8], to path: String) throws(CodecError) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .unwritable(file: path, reason: "is its folder there, with space left?")
    }
  }
}
