import Metrics
import Provenance
import Results
import Scoring
import Studies
import TrainedWeights

/// The result of joining shards.
public struct MergeOutcome: Sendable {
  /// Scores and pairs that are still missing.
  public let missing: Int
  public let gaps: MergeGaps
}

extension StudyRun {
  /// The folders of shards that `score` left in the results folder.
  public var shardFolders: [String] { ShardFolders.found(in: results) }

  /// Joins shards into the results folder: one `scores.csv`, equal to that of one process. May be
  /// called again after more shards.
  ///
  /// - Parameter shards: folders of `score` with a shard.
  /// - Throws: `WeightsProblem.shardsDiffer`, `ScoringError`.
  public func merge(_ shards: [String]) throws -> MergeOutcome {
    try keepWeights(ofShards: shards)
    let metrics = try metrics()
    return try recorded("merge", definitions: metrics.map(\.definition)) { record in
      let outcome = try merge(shards, metrics)
      if outcome.missing > 0 { record.end = .partly }
      return outcome
    }
  }

  private func merge(_ shards: [String], _ metrics: [any Metric]) throws -> MergeOutcome {
    let folder = try LockedFolder(results.path)
    try FolderWeights.record(metrics.map(\.definition), in: results.path)
    let discovery = try study.discover(outputFolder: results.path)
    try keep(notes: discovery.notes, folder: results)
    let merge = try ShardMerge(
      pairs: discovery.pairs + discovery.controlPairs, metrics: metrics,
      studyFolder: study.folder, folder: folder)
    for shard in shards { try merge.add(shard: shard) }
    try adopt(runsOf: shards)
    try results.write(externals: study.external.map(\.descriptor))
    let gaps = try merge.finish(controls: study.controls)
    try keepCounted(images: discovery.images)
    let unmade = discovery.faults.filter(study.isMade)
    try listReconstructions(absent: unmade.count)
    let known = Set(discovery.pairs.map(\.image))
    let failures =
      discovery.faults.filter { !study.isMade($0) }
      + gaps.failures.filter { failure in
        !discovery.faults.contains(failure)
          && (gaps.images.intersection(known).contains(failure.image)
            || unmade.contains(where: failure.explains))
      }
    try list(failures, folder: results)
    if let uncounted = (try? studyScores())?.uncounted { tell(.remark(.uncounted(uncounted))) }
    let absent = unmade.filter { fault in !failures.contains { $0.explains(fault) } }
    return MergeOutcome(
      missing: gaps.scores + discovery.faults.count,
      gaps: try MergeGaps(
        self, shards, scores: gaps.scores, images: gaps.images, absent: absent))
  }

  /// The lists of encodings and times, which need the shards of all machines.
  ///
  /// - Parameter absent: reconstructions that do not exist, which is reported elsewhere.
  private func listReconstructions(absent: Int) throws {
    if study.codecs.allSatisfy({ if case .reconstructions = $0.source { true } else { false } }) {
      return
    }
    let step = try ReconstructionStep(self, jobs: nil, codecs: [], images: [])
    try step.list()
    // A shard may have been scored before an original, a model or an encoder was changed.
    if step.missing > absent {
      warn(.notAsMade(step.missing - absent, study: study.path, out: results.path))
    }
  }
}
