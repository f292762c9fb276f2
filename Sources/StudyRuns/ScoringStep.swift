import Foundation
import Metrics
import Provenance
import Reconstructions
public import Results
import Scoring
public import Studies
import TrainedWeights

/// Which scores to compute, and how.
public struct ScoringOptions: Sendable {
  /// The part of the study to score, into a folder of its own; nil for all of it.
  public var shard: Shard?
  /// Names of codecs; all if empty.
  public var codecs: [String] = []
  public var images: [String] = []
  public var metrics: [String] = []
  /// Pairs in flight; nil for as many as there are cores.
  public var jobs: Int?
  /// Bound of the memory of pairs in flight, in bytes; nil for what the system has to give.
  public var memory: Int?
  /// Score the rest after a fault.
  public var keepsGoing = false
  /// Read and write the user's cache of scores.
  public var usesCache = true

  public init() {}
}

/// The plan of `score`.
public enum ScoringForecast: Sendable {
  /// Reconstructions must be made first.
  case reconstructions(ReconstructionPlan)
  case scores(ScoringEstimate)
  /// No image falls to the shard.
  case emptyShard
}

/// The result of `score`. If it throws, nothing is lost: scores so far are in the folder.
public struct ScoringOutcome: Sendable {
  /// Scores computed now.
  public var scored = 0
  /// Scores that were there already.
  public var present = 0
  /// Of `scored`, those that the user's cache had.
  public var cached = 0
  /// Failures of making or scoring; listed in `failures.csv`.
  public var failures: [FailureRow] = []
}

extension StudyRun {
  /// Makes what the study's encoders and models are to make, finds the pairs, and scores what is
  /// missing.
  ///
  /// - Throws: `StudyRunError`, `ScoringError`, `EncodingError.interrupted`, and what keeps a metric from being
  ///   made.
  public func score(_ options: ScoringOptions = ScoringOptions()) throws -> ScoringOutcome {
    try ScoringStep(self, options).score()
  }

  /// The plan of `score`. It leaves no files.
  public func planScores(_ options: ScoringOptions = ScoringOptions()) throws -> ScoringForecast {
    try ScoringStep(self, options).forecast()
  }
}

/// One call of `score`.
private struct ScoringStep {
  private let run: StudyRun
  private let options: ScoringOptions
  private let study: Study
  /// Where tables go: the results folder, or the shard's folder in it.
  private let tables: ResultsFolder

  init(_ run: StudyRun, _ options: ScoringOptions) throws {
    self.run = run
    self.options = options
    study = try options.shard.map { try run.study.part($0) } ?? run.study
    tables = options.shard.map { ResultsFolder(run.results.file($0.folder)) } ?? run.results
  }

  private var isEmptyShard: Bool { options.shard != nil && study.images == [] }

  func forecast() throws -> ScoringForecast {
    let metrics = try checkedMetrics()
    if isEmptyShard { return .emptyShard }
    let isNew = !FileManager.default.fileExists(atPath: tables.path)
    defer { if isNew { try? FileManager.default.removeItem(atPath: tables.path) } }
    let folder = try LockedFolder(tables.path)
    let reconstruction = try reconstructionStep()
    if reconstruction.missing > 0 { return .reconstructions(reconstruction.plan) }
    try reconstruction.check(keepsGoing: options.keepsGoing)
    let (discovery, _) = try discover(reconstruction, made: try reconstruction.make())
    for note in discovery.notes { run.warn(.sentence(note)) }
    let scoring = try scoring(discovery, metrics, cache: cache, folder)
    try tables.write(externals: study.external.map(\.descriptor))
    return .scores(
      ScoringEstimate(scoring.plan, metrics, jobs: try jobs(scoring.plan, metrics)))
  }

  func score() throws -> ScoringOutcome {
    let metrics = try checkedMetrics()
    if let shard = options.shard, isEmptyShard {
      run.tell(.remark(.emptyShard("\(shard)")))
      return ScoringOutcome()
    }
    let folder = try LockedFolder(tables.path)
    let reconstruction = try reconstructionStep()
    try reconstruction.check(keepsGoing: options.keepsGoing)
    let encoded = try reconstruction.make()
    run.tell(.began(.scoring))
    let (discovery, failures) = try discover(reconstruction, made: encoded)
    try run.keep(notes: discovery.notes, folder: tables)
    let cache = cache
    let scoring = try scoring(discovery, metrics, cache: cache, folder)
    try tables.write(externals: study.external.map(\.descriptor))
    try FolderWeights.record(metrics.map(\.definition), in: run.results.path)
    let jobs = try jobs(scoring.plan, metrics)
    return try run.recorded("score", definitions: metrics.map(\.definition), folder: tables) {
      record in
      record.shard = options.shard?.description
      record.jobs = jobs
      let outcome = try score(scoring, jobs: jobs, cache: cache, failures, &record)
      if options.shard == nil { try run.keepCounted(images: discovery.images) }
      return outcome
    }
  }

  private func checkedMetrics() throws -> [any Metric] {
    try run.checkNames(codecs: options.codecs, images: options.images)
    return try run.metrics(only: options.metrics)
  }

  private func reconstructionStep() throws -> ReconstructionStep {
    try ReconstructionStep(
      run, shard: options.shard, jobs: options.jobs, codecs: options.codecs, images: options.images)
  }

  private var cache: ScoreCache? { options.usesCache ? ScoreCache.ofUser() : nil }

  /// The pairs, and the faults that scoring goes on in spite of.
  private func discover(
    _ reconstruction: ReconstructionStep, made: MadeReconstructions
  ) throws -> (Discovery, [FailureRow]) {
    let discovery = try study.discover(outputFolder: run.results.path)
    let failures = reconstruction.faults(of: made, and: discovery.faults)
    if !failures.isEmpty && !options.keepsGoing {
      throw StudyRunError.faults(
        failures, study: study.path, hasRest: !discovery.pairs.isEmpty)
    }
    for name in options.images where !discovery.images.contains(name) {
      throw StudyRunError.notInStudy("image", name, discovery.images)
    }
    return (discovery, failures)
  }

  private func scoring(
    _ discovery: Discovery, _ metrics: [any Metric], cache: ScoreCache?,
    _ folder: borrowing LockedFolder
  ) throws -> ScoringRun {
    let selection = ScoringRun.Selection(
      codecs: options.codecs.isEmpty ? nil : Set(options.codecs),
      images: options.images.isEmpty ? nil : Set(options.images), controls: study.controls)
    return try ScoringRun(
      pairs: discovery.pairs + discovery.controlPairs, metrics: metrics, metricOrder: study.metrics,
      selection: selection,
      alpha: study.alpha, studyFolder: study.folder, cache: cache, filesFolder: run.results.path,
      folder: folder)
  }

  private func score(
    _ scoring: ScoringRun, jobs: Int, cache: ScoreCache?, _ faults: [FailureRow],
    _ record: inout RunRecord
  ) throws -> ScoringOutcome {
    let (tell, plan) = (run.tell, scoring.plan)
    tell(.progress(.scoring, done: 0, total: plan.missing))
    if options.shard == nil && plan.missing > 0 && ShardFolders.exist(in: run.results) {
      tell(.remark(.shardsLie(folder: run.results.file(Shard.parent))))
    }
    if plan.present > 0 { tell(.remark(.scoresPresent(plan.present))) }
    let failures =
      try faults
      + scoring.run(jobs: jobs, cores: run.cores, keepGoing: options.keepsGoing) {
        tell(.progress(.scoring, done: $0, total: plan.missing))
      }
    record.scored = plan.missing
    record.present = plan.present
    record.cached = cache?.hits
    if !failures.isEmpty { record.end = .partly }
    let hits = cache?.hits ?? 0
    if hits > 0 { tell(.remark(.scoresCached(hits))) }
    try run.list(failures, folder: tables)
    return ScoringOutcome(
      scored: plan.missing, present: plan.present, cached: hits, failures: failures)
  }

  /// Pairs in flight, as many as the memory allows.
  private func jobs(_ plan: ScoringPlan, _ metrics: [any Metric]) throws -> Int {
    if let budget = options.memory, let largest = plan.largest(metrics: metrics),
      largest.bytes > budget
    {
      throw StudyRunError.memory(
        budget: budget, pair: largest.pair.reconstruction, bytes: largest.bytes)
    }
    return plan.jobs(
      upTo: options.jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      memory: options.memory ?? Memory.available(), metrics: metrics)
  }
}
