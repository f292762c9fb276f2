import Basics
import Foundation

/// A program that a study names, as found on this machine.
package struct Program: Sendable, Hashable {
  package let path: String
  /// Path, size and time of last change: another version of a program makes other bit streams.
  package let identity: String

  /// The result of looking for a program.
  package enum Search: Sendable, Hashable {
    case found(Program)
    /// There is a file of that name, which may not be executed.
    case notExecutable(path: String)
    case missing
  }

  /// Looks for a program: a name with a slash is a path, relative to `folder`; any other is looked
  /// for in the folders of `PATH`.
  package static func search(_ name: String, folder: String) -> Search {
    if name.contains("/") { return at(name.hasPrefix("/") ? name : folder + "/" + name) }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    var result = Search.missing
    for place in path.split(separator: ":") {
      let search = at(place + "/" + name)
      if case .found = search { return search }
      if result == .missing { result = search }
    }
    return result
  }

  /// - Returns: nil if there is no executable file of that name.
  package static func find(_ name: String, folder: String) -> Program? {
    guard case .found(let program) = search(name, folder: folder) else { return nil }
    return program
  }

  private static func at(_ path: String) -> Search {
    guard let state = FileState(path), state.isFile else { return .missing }
    guard access(path, X_OK) == 0 else { return .notExecutable(path: path) }
    return .found(
      Program(
        path: path,
        identity: "\(path), \(state.size) bytes, changed \(state.seconds)"))
  }

  private init(path: String, identity: String) {
    self.path = path
    self.identity = identity
  }
}
