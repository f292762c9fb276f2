public import CCrossMetric
import Foundation
import Plots
import Results
import Studies
import StudyRuns

/// Who hears the sentences of a run.
private struct Listener: @unchecked Sendable {
  // The caller promises that both may be used from any thread.
  let tell: (@convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> Void)?
  let context: UnsafeMutableRawPointer?

  @Sendable func hear(_ event: StudyEvent) {
    switch event {
    case .warning(let warning): say("\(warning)")
    case .failures(let failures, let file):
      say("\(failures.count) could not be made or scored, listed in \(file)")
    case .began, .progress, .remark: break
    }
  }

  private func say(_ sentence: String) { tell?(context, sentence) }
}

@c @implementation
public func cm_study_run(
  _ study: UnsafePointer<CChar>!, _ results: UnsafePointer<CChar>!,
  _ tell: (@convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> Void)!,
  _ context: UnsafeMutableRawPointer!, _ message: Message
) -> cm_status {
  answer(message) {
    let listener = Listener(tell: tell, context: context)
    let run = try StudyRun(
      Study.load(try text(study, "study")),
      in: ResultsFolder(try text(results, "results")), hdf5: hdf5,
      events: listener.hear)
    if !run.study.isCurvesAlone { _ = try run.score() }
    try run.analyze()
    do { try run.plot() } catch GnuplotError.missing {
      throw CallError("\(GnuplotError.missing)", status: CM_STUDY)
    }
    try run.report()
  }
}

@c @implementation
public func cm_results_scores(
  _ results: UnsafePointer<CChar>!, _ csv: Message, _ message: Message
) -> cm_status {
  answer(message) {
    let folder = ResultsFolder(try text(results, "results"))
    guard let csv else { throw CallError("csv is NULL") }
    guard let table = try folder.scores() else {
      throw ResultsFolderError.missing(file: folder.file(ScoreRow.file), folder: folder.path)
    }
    csv.pointee = strdup(ScoreRow.headerLine + table.rows.map(\.line).joined())
  }
}
