import ArgumentParser
import Encoders
import Foundation
import Metrics
import ModelRuns
import Results
import Studies

/// Makes the reconstructions of a study's encoders and models, or those of some codecs and images.
struct EncodingStep {
  private let encoders: EncodingRun
  private let models: ModelRun
  private let session: StudySession
  private let study: Study
  private let codecs: Set<String>
  private let images: Set<String>
  private let quiet: Bool

  /// - Parameters:
  ///   - codecs: names of the codecs to look at; all if empty.
  ///   - images: likewise.
  init(
    _ session: StudySession, shard: Shard? = nil, jobs: Int?, codecs: [String], images: [String],
    quiet: Bool
  ) throws {
    self.session = session
    study = try shard.map { try session.study.part($0) } ?? session.study
    self.codecs = Set(codecs)
    self.images = Set(images)
    self.quiet = quiet
    let selected = (codecs: self.codecs, images: self.images)
    func isSelected(_ key: CodecKey, _ image: String) -> Bool {
      (selected.codecs.isEmpty || selected.codecs.contains(key.codec))
        && (selected.images.isEmpty || selected.images.contains(image))
    }
    let cores = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    encoders = EncodingRun(
      study: study, outputFolder: session.out, jobs: cores, shard: shard,
      measures: try session.encodingMeasures()
    ) { isSelected($0.key, $0.image) }
    models = ModelRun(
      study: study, outputFolder: session.out, cores: cores,
      availableMemory: availableMemory(), isShard: shard != nil,
      selecting: isSelected)
  }

  var missing: Int { encoders.missing + models.missing }
  var present: Int { encoders.present + models.present }
  /// What cannot be made, known before anything runs.
  var unmakeable: [FailureRow] { encoders.unmakeable + models.unmakeable }

  /// What is missing, a line for each codec with its points.
  var missingLines: [String] {
    let open =
      encoders.open.map { (key: $0.key, point: $0.point) }
      + models.open.map { (key: $0.key, point: $0.point) }
    return study.codecs.map(\.key).compactMap { key in
      let points = open.filter { $0.key == key }.map(\.point)
      return points.isEmpty
        ? nil
        : "  \(key): \(points.count), at point\(Set(points).count == 1 ? "" : "s") "
          + points.uniqued().joined(separator: ", ")
    }
  }

  /// Refuses, before anything runs, what could not end well.
  ///
  /// - Parameter always: also where there is nothing to make, which may be a fault itself.
  /// - Throws: `SessionError.faults` for missing programs, and for files of the study that are
  ///   missing or do not fit.
  func check(keepGoing: Bool, always: Bool = false) throws {
    if keepGoing || (!always && missing + unmakeable.count == 0) { return }
    // That encodings are not there yet is no fault now.
    let found = try study.discover(outputFolder: session.out)
    let faults = unmakeable + found.faults.filter { !study.isMade($0) }
    if !faults.isEmpty {
      throw SessionError.faults(
        faults, study: session.study.path, hasRest: missing > 0 || !found.pairs.isEmpty)
    }
  }

  /// Makes what is missing. Ends the process on Ctrl-C; what is whole then stays.
  func make() throws -> EncodingRun.Outcome {
    let progress = ProgressBar("reconstructions", total: missing, quiet: quiet)
    var outcome: EncodingRun.Outcome
    do {
      outcome = try encoders.run { done, _ in progress.update(done) }
    } catch EncodingError.interrupted {
      tell("\ninterrupted; run the same command again to go on where it stopped")
      throw ExitCode(130)
    }
    if models.missing > 0 {
      warnOfCores()
      _ = endOnInterrupt(children: nil)
    }
    let coded = try models.run { [encoders] in progress.update(encoders.missing + $0) }
    outcome.made += coded.made
    outcome.bytes += coded.bytes
    outcome.failures += coded.failures
    return outcome
  }

  /// Lists all reconstructions that are there, whoever made them.
  func list() throws {
    try encoders.list()
    try models.list()
  }

  private func warnOfCores() {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let most = models.open.flatMap(\.cores).max() ?? 0
    if most > cores {
      tell(
        "warning: the study times models on \(most) cores, and this machine gives \(cores); "
          + "those times are not what \(most) cores would take")
    }
  }

  /// What is known after the encodings: why some could not be made, and the faults of discovery
  /// without those that only tell that a reconstruction was not to be made or could not be.
  func faults(of outcome: EncodingRun.Outcome, and found: [FailureRow]) -> [FailureRow] {
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
  /// Whether a fault of discovery tells of a file that the study's encoders or models make.
  func isMade(_ fault: FailureRow) -> Bool {
    !fault.point.isEmpty
      && codecs.contains { entry in
        if case .reconstructions = entry.source { return false }
        return entry.key.codec == fault.codec && entry.key.objective == fault.objective
      }
  }
}

extension FailureRow {
  /// Whether a reconstruction is missing because of this failure: that of itself, or one of its
  /// image or codec as a whole.
  func explains(_ fault: FailureRow) -> Bool {
    codec == fault.codec && objective == fault.objective
      && (point.isEmpty || point == fault.point) && (image.isEmpty || image == fault.image)
  }
}

extension StudySession {
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
