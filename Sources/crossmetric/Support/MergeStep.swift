import Foundation
import Metrics
import Provenance
import Results
import Scoring
import Studies
import TrainedWeights

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
    try FolderWeights.record(metrics.map(\.definition), in: session.out)
    let discovery = try study.discover(outputFolder: session.out)
    try session.keep(notes: discovery.notes, folder: session.out)
    let merge = try ShardMerge(
      pairs: discovery.pairs + discovery.controlPairs, metrics: metrics,
      studyFolder: study.folder, folder: folder)
    for shard in shards { try merge.add(shard: shard) }
    try session.adopt(runsOf: shards)
    try ExternalCatalogue.write(study.external.map(\.descriptor), folder: session.out)
    let gaps = try merge.finish(controls: study.controls)
    try session.keepCounted(images: discovery.images)
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
    try session.list(failures, folder: session.out)
    print("\(session.file("scores.csv")) joins \(counted(shards.count, "shard"))")
    if let uncounted = (try? session.studyScores())?.uncounted { tell(uncounted) }
    let absent = unmade.filter { fault in !failures.contains { $0.explains(fault) } }
    for line in try MergeGaps(
      session, shards, scores: gaps.scores, images: gaps.images, absent: absent
    ).lines { tell(line) }
    return gaps.scores + discovery.faults.count
  }

  /// The lists of encodings and times, which shards leave to whoever has them all.
  ///
  /// - Parameter absent: reconstructions that are not there, which is told elsewhere.
  private func listReconstructions(absent: Int) throws {
    if session.study.codecs.allSatisfy({
      if case .reconstructions = $0.source { true } else { false }
    }) {
      return
    }
    let step = try EncodingStep(session, jobs: nil, codecs: [], images: [], quiet: true)
    try step.list()
    // A shard may have been scored before an original, a model or an encoder was changed.
    if step.missing > absent {
      tell(
        "warning: \(counted(step.missing - absent, "reconstruction")) not made as study and files "
          + "are now, so scores of them are not of one model or encoder; make and score them again: "
          + "crossmetric score \(session.study.path) --out \(session.out)")
    }
  }
}
