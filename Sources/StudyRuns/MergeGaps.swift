import Foundation
public import Results
public import Studies

/// Missing parts of a merge, and the shards that should have them.
public struct MergeGaps: Sendable {
  /// Reconstructions that encoders or models should have made, are not in the results folder, and
  /// that no shard still to come would make.
  public let lost: [FailureRow]
  /// A folder that holds some of them, in its `reconstructions`.
  public let lostAreIn: String?
  /// Scores that are missing of pairs that are there.
  public let scores: Int
  /// Shards that are not finished, or whose folder was not among those joined.
  public let openShards: [(shard: Shard, isThere: Bool)]

  /// - Parameters:
  ///   - shards: the folders that were joined.
  ///   - scores: how many are missing of pairs that are there.
  ///   - images: of which images.
  ///   - absent: reconstructions that encoders or models should have made, which nothing explains.
  init(
    _ run: StudyRun, _ shards: [String], scores: Int, images: Set<String>,
    absent: [FailureRow]
  ) throws {
    let parts = try Self.parts(run.study, shards)
    // Files that a missing shard would make are not to be copied.
    let awaited = Set(parts.filter { !$0.isThere }.flatMap(\.images))
    lost = absent.filter { !awaited.contains($0.image) }
    lostAreIn = lost.isEmpty ? nil : Self.elsewhere(run.results, shards, lost)
    self.scores = scores
    let unmade = images.union(absent.map(\.image))
    openShards = parts.filter { !($0.isThere ? images : unmade).isDisjoint(with: $0.images) }
      .map { ($0.shard, $0.isThere) }
  }

  /// The results folder beside a shard that holds reconstructions which are not in the study's own.
  private static func elsewhere(
    _ results: ResultsFolder, _ shards: [String], _ absent: [FailureRow]
  ) -> String? {
    let own = ShardFolders.realPath(results.path)
    return shards.compactMap(ShardFolders.results(around:)).first { folder in
      folder != own
        && absent.contains { fault in
          FileManager.default.fileExists(
            atPath: folder + fault.file.dropFirst(results.path.count))
        }
    }
  }

  /// A shard of the study, its images, and whether its folder was joined.
  private struct Part {
    let shard: Shard
    let images: [String]
    let isThere: Bool
  }

  /// All shards of the study; none where the folders do not say into how many it was cut.
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
