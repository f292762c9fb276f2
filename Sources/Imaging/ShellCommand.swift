/// Commands that error sentences quote: a user can paste them as they stand.
enum ShellCommand {
  /// Fills `IN` and `OUT` of a pattern: the file, and its path with another extension.
  static func convert(_ pattern: String, _ path: String, to fileExtension: String) -> String {
    let output = withoutExtension(path) + "." + fileExtension
    return pattern.split(separator: " ").map { word in
      switch word {
      case "IN": quoted(path)
      case "OUT":
        quoted(output == path ? withoutExtension(path) + "-converted." + fileExtension : output)
      default: String(word)
      }
    }.joined(separator: " ")
  }

  /// A path as one word of a POSIX shell that no program takes for an option.
  static func quoted(_ path: String) -> String {
    let path = path.hasPrefix("-") ? "./" + path : path
    let plain = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._-+=:,@%".utf8.contains(byte)
      }
    }
    if plain && !path.isEmpty { return path }
    return "'"
      + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  static func withoutExtension(_ path: String) -> String {
    let start = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let dot = path[start...].lastIndex(of: "."), dot > start else { return path }
    return String(path[..<dot])
  }

  /// Lower case, without the dot; empty where there is none.
  static func fileExtension(_ path: String) -> String {
    String(path.dropFirst(withoutExtension(path).count + 1)).lowercased()
  }
}
