import Foundation
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
}
