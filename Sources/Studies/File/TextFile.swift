import Foundation
import Imaging
import Results

/// Small text files: study files and tables.
enum TextFile {
  /// Tables of 100,000 rows have a few megabytes; beyond this it is another kind of file.
  static let limit = 256 << 20

  /// The text of a regular file, without a byte-order mark.
  ///
  /// - Throws: `StudyError` for a missing file, a folder or device, other encodings.
  static func read(_ path: String, limit: Int = limit) throws -> String {
    guard let size = FileSize.ofFile(path) else {
      let exists = FileManager.default.fileExists(atPath: path)
      throw StudyError.unreadable(
        file: path,
        reason: exists
          ? "it is not a file"
          : "there is no such file" + (PathHint.of(path).map { ", and " + $0 } ?? ""))
    }
    guard size <= limit else { throw StudyError.tooLarge(file: path, bytes: size, limit: limit) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw StudyError.unreadable(file: path, reason: "permission denied or not readable")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw StudyError.notUTF8(file: path)
    }
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// A table, in any of the forms that `ForeignTable` reads.
  ///
  /// - Parameter isNumeric: whether a column, given by place and name, holds numbers.
  static func table(
    _ path: String, isNumeric: (_ place: Int, _ name: String) -> Bool
  ) throws -> ForeignTable {
    do {
      return try ForeignTable(of: read(path), file: path, isNumeric: isNumeric)
    } catch let error as ForeignTableError {
      throw StudyError.unreadable(file: path, reason: error.reason)
    }
  }
}

enum FileSize {
  /// Bytes of a regular file (through links), or nil where there is none: no folder, no pipe.
  static func ofFile(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
