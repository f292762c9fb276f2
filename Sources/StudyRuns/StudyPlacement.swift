import Basics
import Foundation
import Provenance

/// A study file and its results folder, from what the user names: both, or a results folder that knows
/// its study. One rule for every command on a study.
struct StudyPlacement {
  let study: String
  let out: String

  /// - Parameters:
  ///   - path: a study file, or a results folder.
  ///   - out: the results folder; needed beside a study file.
  ///   - command: for the line that the user may type.
  /// - Throws: `CommandError` for a folder that does not lead to its study.
  init(_ path: String, out: String?, command: String) throws {
    guard isFolder(path) else {
      study = path
      self.out = out ?? path
      return
    }
    let line = "crossmetric \(command) STUDY --out \(out ?? path)"
    if let out, FileState(out).map({ !$0.isSame(as: path) }) ?? true {
      throw CommandError.worded(
        "\(path) is a folder and --out names another; give a study file, or a results folder alone: "
          + line)
    }
    guard let record = try Provenance.read(folder: path)?.study else {
      throw CommandError.worded(
        "\(path) has no \(Provenance.file), so it does not say which study it is of; type: \(line)")
    }
    let file = Self.shortened(path + "/" + record.path)
    guard isFile(file) else {
      throw CommandError.worded(
        "\(path) is of the study \(file), which is not there; type: \(line)")
    }
    (study, self.out) = (file, path)
  }

  /// A path without `..` where the file lies in the current folder.
  private static func shortened(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    // Of a relative path, `standardized` makes one that begins at the root.
    let whole = URL(fileURLWithPath: path.hasPrefix("/") ? path : here + path).standardized.path
    return whole.hasPrefix(here) ? String(whole.dropFirst(here.count)) : whole
  }
}

extension FileState {
  fileprivate func isSame(as path: String) -> Bool {
    FileState(path).map { $0.device == device && $0.inode == inode } ?? false
  }
}
