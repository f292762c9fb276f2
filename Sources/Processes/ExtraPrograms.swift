import Foundation

/// Programs that `make extras` installs for this user.
package enum ExtraPrograms {
  /// `CROSSMETRIC_PROGRAMS`, else `crossmetric/programs` in `XDG_DATA_HOME`, else in `~/.local/share`.
  ///
  /// - Returns: nil where nothing names a folder.
  package static func path(
    of name: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String? {
    if let chosen = environment["CROSSMETRIC_PROGRAMS"], chosen.hasPrefix("/") {
      return chosen + "/" + name
    }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return data + "/crossmetric/programs/" + name
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/share/crossmetric/programs/" + name
  }
}
