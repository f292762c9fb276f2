import Foundation

/// A file that a command writes on request.
enum OutputFile {
  /// - Throws: `OutputError` if it is one of the files that the command reads, by whatever name.
  static func check(_ output: String, isNone inputs: [String]) throws {
    guard let written = Identity(output) else { return }
    for input in inputs where Identity(input) == written {
      throw OutputError.isInput(output, input)
    }
  }

  /// The identity of a file, which all of its names share.
  private struct Identity: Equatable {
    let device: UInt64
    let inode: UInt64

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
    }
  }
}

enum OutputError: Error, Equatable, CustomStringConvertible {
  case isInput(String, String)

  var description: String {
    switch self {
    case .isInput(let output, let input):
      "\(output) is the output file, but also the input \(input); name another file"
    }
  }
}

enum Files {
  static func isFolder(_ path: String) -> Bool {
    var folder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &folder) && folder.boolValue
  }
}
