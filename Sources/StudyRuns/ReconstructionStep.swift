import Foundation
import Metrics
import Provenance
import Reconstructions
public import Results
import Scoring
import Studies

/// Which reconstructions to make.
public struct ReconstructionOptions: Sendable {
  /// Names of codecs; all if empty.
  public var codecs: [String] = []
  /// Likewise.
  public var images: [String] = []
  /// Encodings at once; nil for as many as there are cores.
  public var jobs: Int?
  /// Make the rest after a fault.
  public var keepsGoing = false

  public init() {}
}

/// The reconstructions to make.
public struct ReconstructionPlan: Sendable {
  /// The points of a codec with missing reconstructions, and how many are missing.
  public struct Codec: Sendable {
    public let key: CodecKey
    public let count: Int
    public let points: [String]
  }

  public let missing: Int
  public let present: Int
  public let codecs: [Codec]
}

/// The result of making reconstructions.
public struct ReconstructionOutcome: Sendable {
  public var made: Int
  /// Bytes of the bit streams made now.
  public var bytes: Int
  public var present: Int
  /// Failures; listed in `failures.csv`.
  public var failures: [FailureRow]
}

extension StudyRun {
  /// The plan of `reconstruct`. Nothing is made.
  ///
  /// - Throws: `StudyRunError.notInStudy`, `.faults` for missing programs and files of the study that are
  ///   missing or do not fit.
  public func planReconstructions(
    _ options: ReconstructionOptions = ReconstructionOptions()
  ) throws -> ReconstructionPlan {
    try reconstructionStep(options).plan
  }

  /// Makes the reconstructions of the study's encoders and models that are not there yet.
  ///
  /// - Throws: `StudyRunError.notInStudy`, `.faults`; `EncodingError.interrupted` on Ctrl-C, after which the
  ///   same call goes on where it stopped.
  public func reconstruct(
    _ options: ReconstructionOptions = ReconstructionOptions()
  ) throws -> ReconstructionOutcome {
    let step = try reconstructionStep(options)
    let lock = try LockedFolder(results.path)
    let outcome = try recorded("reconstruct", definitions: []) { run in
      run.jobs = options.jobs
      let made = try step.make()
      let failures = step.unmakeable + made.failures
      if !failures.isEmpty { run.end = .partly }
      return ReconstructionOutcome(
        made: made.made, bytes: made.bytes, present: step.present, failures: failures)
    }
    try list(outcome.failures, folder: ResultsFolder(lock.path))
    return outcome
  }

  private func reconstructionStep(_ options: ReconstructionOptions) throws -> ReconstructionStep {
    try checkNames(codecs: options.codecs, images: options.images)
    let step = try ReconstructionStep(
      self, jobs: options.jobs, codecs: options.codecs, images: options.images)
    try step.check(keepsGoing: options.keepsGoing, always: true)
    return step
  }
}

/// Makes the reconstructions of a study's encoders and models, or those of some codecs and images.
struct ReconstructionStep {
  private let encoders: EncodingRun
  private let models: ModelRun
  private let run: StudyRun
  private let study: Study
  private let codecs: Set<String>
  private let images: Set<String>

  /// - Parameters:
  ///   - codecs: names of the codecs to look at; all if empty.
  ///   - images: likewise.
  init(
    _ run: StudyRun, shard: Shard? = nil, jobs: Int?, codecs: [String], images: [String]
  ) throws {
    self.run = run
    study = try shard.map { try run.study.part($0) } ?? run.study
    self.codecs = Set(codecs)
    self.images = Set(images)
    let selected = (codecs: self.codecs, images: self.images)
    func isSelected(_ key: CodecKey, _ image: String) -> Bool {
      (selected.codecs.isEmpty || selected.codecs.contains(key.codec))
        && (selected.images.isEmpty || selected.images.contains(image))
    }
    let cores = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    encoders = EncodingRun(
      study: study, outputFolder: run.results.path, jobs: cores, shard: shard,
      measures: try run.encodingMeasures()
    ) { isSelected($0.key, $0.image) }
    models = ModelRun(
      study: study, outputFolder: run.results.path, cores: cores,
      availableMemory: Memory.available(), hdf5: run.hdf5, isShard: shard != nil,
      selecting: isSelected)
  }

  var missing: Int { encoders.missing + models.missing }
  var present: Int { encoders.present + models.present }
  /// Failures that are known before anything runs.
  var unmakeable: [FailureRow] { encoders.unmakeable + models.unmakeable }

  var plan: ReconstructionPlan {
    let open =
      encoders.open.map { (key: $0.key, point: $0.point) }
      + models.open.map { (key: $0.key, point: $0.point) }
    return ReconstructionPlan(
      missing: missing, present: present,
      codecs: study.codecs.map(\.key).compactMap { key in
        let points = open.filter { $0.key == key }.map(\.point)
        return points.isEmpty
          ? nil : .init(key: key, count: points.count, points: points.uniqued())
      })
  }

  /// Refuses, before anything runs, what could not end well.
  ///
  /// - Parameter always: also where there is nothing to make, which may be a fault itself.
  /// - Throws: `StudyRunError.faults` for missing programs, and for files of the study that are
  ///   missing or do not fit.
  func check(keepsGoing: Bool, always: Bool = false) throws {
    if keepsGoing || (!always && missing + unmakeable.count == 0) { return }
    // That encodings are not there yet is no fault now.
    let found = try study.discover(outputFolder: run.results.path)
    let faults = unmakeable + found.faults.filter { !study.isMade($0) }
    if !faults.isEmpty {
      throw StudyRunError.faults(
        faults, study: run.study.path, hasRest: missing > 0 || !found.pairs.isEmpty)
    }
  }

  /// Makes what is missing. What is whole stays, whatever ends the process.
  ///
  /// - Throws: `EncodingError.interrupted`.
  func make() throws -> MadeReconstructions {
    let (tell, before, total) = (run.tell, encoders.missing, missing)
    func begin(_ work: StudyWork, _ done: Int) {
      tell(.began(work))
      tell(.progress(work, done: done, total: total))
    }
    if before > 0 { begin(.encoding, 0) }
    var outcome = try encoders.run { done, _ in
      tell(.progress(.encoding, done: done, total: total))
    }
    if models.missing > 0 {
      warnOfCores()
      begin(.coding, before)
    }
    let coded = try models.run { tell(.progress(.coding, done: before + $0, total: total)) }
    outcome += coded
    return outcome
  }

  /// Lists all existing reconstructions, whatever run made them.
  func list() throws {
    try encoders.list()
    try models.list()
  }

  private func warnOfCores() {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let most = models.open.flatMap(\.cores).max() ?? 0
    if most > cores { run.warn(.cores(wanted: most, given: cores)) }
  }

  /// Failures known after the encodings: why some could not be made, and the faults of discovery
  /// without those that only say that a reconstruction was not to be made or could not be.
  func faults(of outcome: MadeReconstructions, and found: [FailureRow]) -> [FailureRow] {
    let failures = unmakeable + outcome.failures
    return failures
      + found.filter { fault in
        if !study.isMade(fault) { return true }
        let isSelected =
          (codecs.isEmpty || codecs.contains(fault.codec))
          && (images.isEmpty || images.contains(fault.image))
        return isSelected && !failures.contains { $0.explains(fault) }
      }
  }
}

extension Study {
  /// Whether a fault of discovery is about a file that the study's encoders or models make.
  func isMade(_ fault: FailureRow) -> Bool {
    !fault.point.isEmpty
      && codecs.contains { entry in
        if case .reconstructions = entry.source { return false }
        return entry.key == fault.key
      }
  }
}

extension FailureRow {
  /// Whether a reconstruction is missing because of this failure: that of itself, or one of its
  /// image or codec as a whole.
  func explains(_ fault: FailureRow) -> Bool {
    key == fault.key && (point.isEmpty || point == fault.point)
      && (image.isEmpty || image == fault.image)
  }
}

extension StudyRun {
  /// The metrics that targets of encoders are given in.
  fileprivate func encodingMeasures() throws -> [String: EncodingMeasure] {
    var measures: [String: EncodingMeasure] = [:]
    for entry in study.codecs {
      guard case .encoder(let recipe) = entry.source, let target = recipe.target,
        target.measure != EncodingTarget.rate, measures[target.measure] == nil
      else { continue }
      let known = MetricRegistry.catalogue.descriptors.filter {
        $0.orientation != .neither && MetricRegistry.ids.contains($0.id)
      }.map(\.id)
      guard known.contains(target.measure) else {
        throw StudyError.unknownValue(
          target.place, key: "target", value: target.measure,
          known: [EncodingTarget.rate] + known)
      }
      let metric = try MetricRegistry.entry(target.measure).make(options)
      measures[target.measure] = EncodingMeasure(
        definition: metric.definition.fingerprint,
        risesWithQuality: metric.descriptor.orientation == .higherIsBetter
      ) { original in
        let scorer = try metric.scorer(for: original)
        return { try scorer($0).score }
      }
    }
    return measures
  }
}
