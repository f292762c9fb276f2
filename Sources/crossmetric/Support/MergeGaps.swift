import Foundation
import Results
import Studies

/// What a merge still lacks, which shards should have it, and what to do.
struct MergeGaps {
  /// Sentences; none where nothing is missing.
  let lines: [String]

  /// - Parameters:
  ///   - shards: the folders that were joined.
  ///   - scores: how many are missing of pairs that are there.
  ///   - images: of which images.
  ///   - absent: reconstructions that encoders or models should have made, which nothing explains.
  init(
    _ session: StudySession, _ shards: [String], scores: Int, images: Set<String>,
    absent: [FailureRow]
  ) throws {
    let here = "crossmetric score \(session.study.path) --out \(session.out)"
    let parts = try Self.parts(session.study, shards)
    // What a shard that is not there would make is not to be copied.
    let awaited = Set(parts.filter { !$0.isThere }.flatMap(\.images))
    let lost = absent.filter { !awaited.contains($0.image) }
    var lines: [String] = []
    if let first = lost.first {
      let remedy =
        Self.elsewhere(session, shards, lost).map {
          "copy what the shards made and merge again: cp -r \($0)/reconstructions \(session.out)/"
        }
        ?? "copy the folder reconstructions of the machine that made them and merge again, or make "
        + "them here: \(here)"
      lines.append(
        (lost.count == 1 ? "1 reconstruction is" : "\(lost.count) reconstructions are")
          + " not in \(session.file("reconstructions")), first \(first.file); \(remedy)")
    }
    let unmade = images.union(absent.map(\.image))
    let open = parts.filter { !($0.isThere ? images : unmade).isDisjoint(with: $0.images) }
      .map { "shard \($0.shard) is not " + ($0.isThere ? "finished" : "there") }
    if scores > 0 || !open.isEmpty {
      let what = scores == 1 ? "1 score is missing" : "\(scores) scores are missing"
      lines.append(
        ((scores > 0 ? [what] : []) + open).joined(separator: ", ")
          + "; score the shards that lack, or the rest here: \(here)")
    }
    self.lines = lines
  }

  /// The results folder beside a shard that holds reconstructions which are not in the study's own.
  private static func elsewhere(
    _ session: StudySession, _ shards: [String], _ absent: [FailureRow]
  ) -> String? {
    let own = ShardFolders.realPath(session.out)
    return shards.compactMap(ShardFolders.results(around:)).first { folder in
      folder != own
        && absent.contains { fault in
          FileManager.default.fileExists(
            atPath: folder + fault.file.dropFirst(session.out.count))
        }
    }
  }

  /// A shard of the study, its images, and whether its folder was joined.
  private struct Part {
    let shard: Shard
    let images: [String]
    let isThere: Bool
  }

  /// All shards of the study; none where the folders do not tell into how many it was cut.
  private static func parts(_ study: Study, _ folders: [String]) throws -> [Part] {
    let known = folders.compactMap(ShardFolders.shard(in:))
    guard let count = known.first?.count, known.allSatisfy({ $0.count == count }) else { return [] }
    let images = try study.imageNames()
    // Shards beyond the number of images have none.
    return (1...min(count, max(images.count, 1))).compactMap { Shard(number: $0, of: count) }.map {
      Part(shard: $0, images: $0.part(of: images), isThere: known.contains($0))
    }
  }
}
