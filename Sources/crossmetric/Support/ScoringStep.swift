import ArgumentParser
import ContentCache
import Controls
import Encoders
import Foundation
import Metrics
import Provenance
import Results
import Scoring
import Studies
import TrainedWeights

/// Encodes what the study's encoders are to make, finds the pairs, scores what is missing.
struct ScoringStep {
  enum Outcome { case complete, partly, planned }

  private let session: StudySession
  private let options: ScoringArguments
  private let quiet: Bool
  private let study: Study
  private let shard: Shard?
  /// Where tables go: the results folder, or the shard's folder in it.
  private let tables: String

  /// - Parameter shard: the part of the study to score; nil for all of it.
  init(
    _ session: StudySession, _ options: ScoringArguments, shard: Shard? = nil, quiet: Bool
  ) throws {
    self.session = session
    self.options = options
    self.shard = shard
    self.quiet = quiet
    study = try shard.map { try session.study.part($0) } ?? session.study
    tables = shard.map { session.file($0.folder) } ?? session.out
  }

  func run() throws -> Outcome {
    try session.checkNames(codecs: options.codec, images: options.image)
    let metrics = try session.metrics(only: options.metric)
    if let shard, study.images == [] {
      if !quiet { tell("no image falls to shard \(shard): there is nothing to score") }
      return .complete
    }
    let isNew = !FileManager.default.fileExists(atPath: tables)
    let folder = try ResultsFolder(tables)
    // A plan leaves nothing behind.
    defer { if options.dryRun && isNew { try? FileManager.default.removeItem(atPath: tables) } }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let encoding = try EncodingStep(
      session, shard: shard, jobs: options.jobs, codecs: options.codec, images: options.image,
      quiet: quiet)
    if options.dryRun && encoding.missing > 0 {
      print(
        (["to encode first: \(encoding.missing) reconstructions"] + encoding.missingLines)
          .joined(separator: "\n"))
      return .planned
    }
    try encoding.check(keepGoing: options.keepGoing)
    let encoded = try encoding.make()
    session.watch = endOnInterrupt(children: study.external.isEmpty ? nil : session.children)
    let discovery = try study.discover(outputFolder: session.out)
    let failures = encoding.faults(of: encoded, and: discovery.faults)
    if !failures.isEmpty && !options.keepGoing {
      throw SessionError.faults(
        failures, study: study.path, hasRest: !discovery.pairs.isEmpty)
    }
    for name in options.image where !discovery.images.contains(name) {
      throw SessionError.notInStudy("image", name, discovery.images)
    }
    if options.dryRun {
      for note in discovery.notes { tell("warning: " + note) }
    } else {
      try session.keep(notes: discovery.notes, folder: tables)
    }
    let selection = ScoringRun.Selection(
      codecs: options.codec.isEmpty ? nil : Set(options.codec),
      images: options.image.isEmpty ? nil : Set(options.image), controls: study.controls)
    let cache = options.noCache ? nil : ScoreCache.ofUser()
    let scoring = try ScoringRun(
      pairs: discovery.pairs + discovery.controlPairs, metrics: metrics, metricOrder: study.metrics,
      selection: selection,
      alpha: study.alpha, studyFolder: study.folder, cache: cache, filesFolder: session.out,
      folder: folder)
    try ExternalCatalogue.write(study.external.map(\.descriptor), folder: tables)
    if !options.dryRun {
      try FolderWeights.record(metrics.map(\.definition), in: session.out)
    }
    let jobs = try jobs(upTo: options.jobs ?? cores, scoring.plan, metrics)
    if options.dryRun {
      print(
        scoring.plan.missing == 0
          ? "nothing to score: all \(scoring.plan.present) scores are there already"
          : PlanEstimate(scoring.plan, metrics, jobs: jobs).text)
      return .planned
    }
    return try session.recorded(
      "score", definitions: metrics.map(\.definition), folder: tables
    ) { run in
      run.shard = shard?.description
      run.jobs = jobs
      let outcome = try score(scoring, jobs: jobs, cache: cache, failures, &run)
      if shard == nil { try session.keepCounted(images: discovery.images) }
      return outcome
    }
  }

  private func score(
    _ scoring: ScoringRun, jobs: Int, cache: ScoreCache?, _ faults: [FailureRow],
    _ run: inout RunRecord
  ) throws -> Outcome {
    let progress = ProgressBar("scores", total: scoring.plan.missing, quiet: quiet)
    if shard == nil && scoring.plan.missing > 0 && ShardFolders.exist(in: session.out) {
      tell("\(session.file(Shard.parent)) holds shards; to use their scores: crossmetric merge")
    }
    if scoring.plan.present > 0 && !quiet {
      tell("\(scoring.plan.present) scores are there already")
    }
    let failures =
      try faults
      + scoring.run(jobs: jobs, cores: session.cores, keepGoing: options.keepGoing) {
        progress.update($0)
      }
    run.scored = scoring.plan.missing
    run.present = scoring.plan.present
    run.cached = cache?.hits
    if !failures.isEmpty { run.end = .partly }
    if let cache, cache.hits > 0 && !quiet {
      tell("\(cache.hits) scores are from the cache (crossmetric cache)")
    }
    return try finish(failures)
  }

  /// Pairs in flight, as many as the memory allows.
  private func jobs(
    upTo wanted: Int, _ plan: ScoringPlan, _ metrics: [any Metric]
  ) throws -> Int {
    if let budget = options.memory, let largest = plan.largest(metrics: metrics),
      largest.bytes > budget.bytes
    {
      throw SessionError.memory(budget, pair: largest.pair.reconstruction, bytes: largest.bytes)
    }
    let budget = options.memory?.bytes ?? availableMemory()
    return plan.jobs(upTo: wanted, memory: budget, metrics: metrics)
  }

  private func finish(_ failures: [FailureRow]) throws -> Outcome {
    try session.list(failures, folder: tables)
    return failures.isEmpty ? .complete : .partly
  }
}
