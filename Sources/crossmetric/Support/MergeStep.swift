import Foundation
import Metrics
import Provenance
import Results
import Scoring
import Studies

/// Joins shards into the results folder of their study.
struct MergeStep {
  private let session: StudySession

  init(_ session: StudySession) { self.session = session }

  /// - Returns: the number of scores that the study still lacks.
  func run(_ shards: [String]) throws -> Int {
    let study = session.study
    let metrics = try session.metrics()
    return try session.recorded("merge", definitions: metrics.map(\.definition)) { run in
      let missing = try merge(shards, study, metrics)
      if missing > 0 { run.end = .partly }
      return missing
    }
  }

  private func merge(_ shards: [String], _ study: Study, _ metrics: [any Metric]) throws -> Int {
    let folder = try ResultsFolder(session.out)
    let discovery = try study.discover(outputFolder: session.out)
    let merge = try ShardMerge(
      pairs: discovery.pairs + discovery.controlPairs, metrics: metrics,
      studyFolder: study.folder, folder: folder)
    for shard in shards { try merge.add(shard: shard) }
    try session.adopt(runsOf: shards)
    try ExternalCatalogue.write(study.external.map(\.descriptor), folder: session.out)
    let (listed, missing) = try merge.finish(controls: study.controls)
    let failures = discovery.faults + listed.filter { !discovery.faults.contains($0) }
    try session.list(failures, folder: session.out)
    print("\(session.file("scores.csv")) joins \(counted(shards.count, "shard"))")
    if missing > 0 {
      tell(
        (missing == 1 ? "1 score is" : "\(missing) scores are")
          + " missing; score the shards that lack, or the rest here: "
          + "crossmetric score \(study.path) --out \(session.out)")
    }
    return missing + discovery.faults.count
  }
}
