/// Hints on a path that does not exist.
package enum PathHint {
  /// A clause for the message, or nil.
  package static func of(_ path: String) -> String? {
    if path.hasPrefix("~") {
      return
        "~ means your home folder only in a shell, and not inside quotation marks; write the "
        + "whole path"
    }
    if path.contains("\\") {
      return "folders are separated by / here, not by \\; write / in its place"
    }
    return nil
  }
}
