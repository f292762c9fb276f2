import ArgumentParser
import Encoders
import Foundation
import Metrics
import Results
import Studies

/// Makes the reconstructions of a study's encoders, or those of some codecs and images.
struct EncodingStep {
  let run: EncodingRun
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
    run = EncodingRun(
      study: study, outputFolder: session.out,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, shard: shard,
      measures: try session.encodingMeasures()
    ) { task in
      (selected.codecs.isEmpty || selected.codecs.contains(task.key.codec))
        && (selected.images.isEmpty || selected.images.contains(task.image))
    }
  }

  /// Refuses, before anything runs, what could not end well.
  ///
  /// - Throws: `SessionError.faults` for missing programs, and for files of the study that are
  ///   missing or do not fit.
  func check(keepGoing: Bool) throws {
    if keepGoing || run.missing + run.unmakeable.count == 0 { return }
    // That encodings are not there yet is no fault now.
    let known = try study.discover(outputFolder: session.out).faults.filter { !study.isMade($0) }
    let faults = run.unmakeable + known
    if !faults.isEmpty { throw SessionError.faults(faults, study: session.study.path) }
  }

  /// Makes what is missing. Ends the process on Ctrl-C; what is whole then stays.
  func make() throws -> EncodingRun.Outcome {
    let progress = ProgressBar("reconstructions", total: run.missing, quiet: quiet)
    do {
      return try run.run { done, _ in progress.update(done) }
    } catch EncodingError.interrupted {
      tell("\ninterrupted; run the same command again to go on where it stopped")
      throw ExitCode(130)
    }
  }

  /// What is known after the encodings: why some could not be made, and the faults of discovery
  /// without those that only tell that a reconstruction was not to be made or could not be.
  func faults(of outcome: EncodingRun.Outcome, and found: [FailureRow]) -> [FailureRow] {
    let failures = run.unmakeable + outcome.failures
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
  /// Whether a fault of discovery tells of a file that an encoder of the study makes.
  fileprivate func isMade(_ fault: FailureRow) -> Bool {
    !fault.point.isEmpty
      && codecs.contains { entry in
        guard case .encoder = entry.source else { return false }
        return entry.key.codec == fault.codec && entry.key.objective == fault.objective
      }
  }
}

extension FailureRow {
  /// Whether a reconstruction is missing because of this failure: that of itself, or one of its
  /// image or codec as a whole.
  fileprivate func explains(_ fault: FailureRow) -> Bool {
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
