import Foundation

/// The folder in which this user's trained weights are installed.
package struct WeightsFolder: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// `CROSSMETRIC_WEIGHTS`, else `crossmetric/weights` in `XDG_DATA_HOME`, else in `~/.local/share`.
  ///
  /// - Returns: nil where nothing names a folder.
  package static func ofUser(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> WeightsFolder? {
    if let chosen = environment["CROSSMETRIC_WEIGHTS"], !chosen.isEmpty {
      return WeightsFolder(chosen)
    }
    // The standard asks to ignore relative paths.
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return WeightsFolder(data + "/crossmetric/weights")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return WeightsFolder(home + "/.local/share/crossmetric/weights")
  }

  package func file(of network: TrainedNetwork) -> String { path + "/" + network.fileName }

  /// Whether the network's file is there; `WeightsFetch` puts it there whole or not at all.
  package func has(_ network: TrainedNetwork) -> Bool {
    FileManager.default.fileExists(atPath: file(of: network))
  }

  /// Whether this user has trained weights for `vgg16`.
  package static var hasVGG16: Bool { ofUser()?.has(.vgg16) ?? false }
}
