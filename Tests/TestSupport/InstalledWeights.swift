public import Foundation
public import Testing

/// Trained weights of `crossmetric weights fetch`, for tests that say when they skip.
public enum InstalledWeights {
  public static let remedy: Comment = "install trained weights: crossmetric weights fetch"

  /// The folder where the program keeps them.
  public static var folder: URL {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["CROSSMETRIC_WEIGHTS"] { return URL(fileURLWithPath: named) }
    let data =
      environment["XDG_DATA_HOME"].map { URL(fileURLWithPath: $0) }
      ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".local/share")
    return data.appendingPathComponent("crossmetric/weights")
  }

  /// The file of a metric, if it is installed.
  public static func path(_ metric: String) -> String? {
    let path = folder.appendingPathComponent(metric + ".h5").path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// Files by metrics, if all of them are installed.
  public static func all(_ metrics: [String]) -> [String: String]? {
    let found = metrics.map { path($0) }
    guard !found.contains(nil) else { return nil }
    return Dictionary(uniqueKeysWithValues: zip(metrics, found.compactMap { $0 }))
  }
}
