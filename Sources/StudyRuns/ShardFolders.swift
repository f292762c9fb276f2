import Foundation
import Provenance
package import Results
import Studies

/// The shards that `score --shard` left in a results folder.
package enum ShardFolders {
  static func exist(in results: ResultsFolder) -> Bool { !found(in: results).isEmpty }

  /// Their folders, in the order of their names.
  package static func found(in results: ResultsFolder) -> [String] {
    let parent = results.file(Shard.parent)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return names.sorted().map { parent + "/" + $0 }.filter {
      FileManager.default.fileExists(atPath: $0 + "/" + ScoreRow.file)
    }
  }

  /// The folders without those that another name means already.
  package static func distinct(_ folders: [String]) -> [String] {
    var seen: Set<String> = []
    return folders.filter { seen.insert(realPath($0)).inserted }
  }

  /// Which shard a folder holds, by its runs or else by its name; nil if neither says so.
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
