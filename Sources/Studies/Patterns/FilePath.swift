/// Paths are joined as text and never normalised, so that messages show what the user wrote.
enum FilePath {
  /// Folder of a file: `.` where the path names none.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path as seen from a folder; absolute paths stay.
  static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder == "." || folder.isEmpty { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The path without the extension of its last component.
  static func withoutExtension(_ path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return path }
    return String(path.dropLast(name.distance(from: dot, to: name.endIndex)))
  }

  static func stem(of path: String) -> String { withoutExtension(name(of: path)) }

  /// A name as one component of a path: characters that file systems refuse become `%` and two
  /// hex digits. Different names stay different.
  static func component(_ name: String) -> String {
    if name == "." || name == ".." { return name.replacing(".", with: "%2E") }
    var result = ""
    for scalar in name.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F
        || "/%\\:*?\"<>|".unicodeScalars.contains(scalar)
      {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        result += "%" + (hex.count < 2 ? "0" : "") + hex
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
