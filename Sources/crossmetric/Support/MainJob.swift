import ArgumentParser
import Studies

/// All steps of a study: score, analyze, plot, report.
struct MainJob {
  let session: StudySession
  let scoring: ScoringArguments
  let analysis: AnalysisArguments
  let report: ReportArguments
  let quiet: Bool

  /// - Throws: `ExitCode(2)` at the end if some pairs failed and the rest went on.
  func run() throws {
    let study = session.study
    var outcome = ScoringStep.Outcome.complete
    if study.isCurvesAlone {
      let word = "the study has curves from elsewhere alone: there is nothing to score"
      if scoring.dryRun {
        print(word)
        return
      }
      if !quiet { tell(word + ", and the report has no pictures") }
    } else {
      outcome = try ScoringStep(session, scoring, quiet: quiet).run()
      if outcome == .planned { return }
    }
    try AnalysisStep(session, analysis).run()
    try PlotStep(session).run()
    let path = try ReportStep(session, report).run()
    print("The report is \(path)")
    if !study.isCurvesAlone { try session.tellIfUntrained(scoring.metric) }
    if outcome == .partly { throw ExitCode(2) }
  }
}
