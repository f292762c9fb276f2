import Foundation
import Provenance
import Studies

/// The shards that `score --shard` left in a results folder.
enum ShardFolders {
  static func exist(in out: String) -> Bool { !found(in: out).isEmpty }

  /// Their folders, in the order of their names.
  static func found(in out: String) -> [String] {
    let parent = out + "/" + Shard.parent
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return names.sorted().map { parent + "/" + $0 }.filter {
      FileManager.default.fileExists(atPath: $0 + "/scores.csv")
    }
  }

  /// The folders without those that another name means already.
  static func distinct(_ folders: [String]) -> [String] {
    var seen: Set<String> = []
    return folders.filter { seen.insert(realPath($0)).inserted }
  }

  /// Which shard a folder holds, by its runs or else by its name; nil where neither tells.
  static func shard(in folder: String) -> Shard? {
    let runs = (try? Provenance.read(folder: folder))??.runs ?? []
    let name = URL(fileURLWithPath: folder).lastPathComponent
    return Shard(runs.compactMap(\.shard).last ?? name.replacing("-of-", with: "/"))
  }

  /// The results folder that a shard's folder stands in, if it is in one.
  static func results(around folder: String) -> String? {
    let parent = URL(fileURLWithPath: realPath(folder)).deletingLastPathComponent()
    return parent.lastPathComponent == Shard.parent
      ? parent.deletingLastPathComponent().path : nil
  }

  static func realPath(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
