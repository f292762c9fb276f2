import Foundation

/// The study's name, kept beside the tables so that a results folder can be drawn without its study.
enum StudyName {
  private static let file = "study.txt"

  static func write(_ name: String, folder: String) throws {
    try Data((name.replacing("\n", with: " ") + "\n").utf8)
      .write(to: URL(fileURLWithPath: folder).appendingPathComponent(file), options: .atomic)
  }

  /// The name kept, or that of the folder.
  static func read(folder: String) -> String {
    let folder = URL(fileURLWithPath: folder).standardizedFileURL
    let kept = try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    return kept?.split(separator: "\n").first.map(String.init) ?? folder.lastPathComponent
  }
}
