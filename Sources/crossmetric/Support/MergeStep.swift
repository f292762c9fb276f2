import Foundation
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
    let folder = try ResultsFolder(session.out)
    let discovery = try study.discover(outputFolder: session.out)
    let merge = try ShardMerge(
      pairs: discovery.pairs + discovery.controlPairs, metrics: metrics,
      studyFolder: study.folder, folder: folder)
    for shard in shards { try merge.add(shard: shard) }
    try ExternalCatalogue.write(study.external.map(\.descriptor), folder: session.out)
    var (failures, missing) = try merge.finish()
    failures = discovery.faults + failures.filter { !discovery.faults.contains($0) }
    let list = session.file("failures.csv")
    if failures.isEmpty {
      try? FileManager.default.removeItem(atPath: list)
    } else {
      try FailureRow.write(failures, toFile: list)
      tell("\(failures.count) failures, listed in \(list)")
    }
    print("\(session.file("scores.csv")) joins \(shards.count) shards")
    if missing > 0 {
      tell(
        "\(missing) scores are missing; score their shards, or the rest here: "
          + "crossmetric score \(study.path) --out \(session.out)")
    }
    return missing + discovery.faults.count
  }
}
