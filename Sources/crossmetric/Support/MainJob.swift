import ArgumentParser
import Results
import Studies
import StudyRuns

/// All steps of a study: score, analyze, plot, report.
struct MainJob {
  let session: StudySession
  let scoring: ScoringArguments
  let analysis: AnalysisArguments
  let report: ReportArguments
  let quiet: Bool

  /// - Throws: `ExitCode(2)` at the end if some pairs failed and the rest went on.
  func run() throws {
    let run = session.run
    let isCurvesAlone = run.study.isCurvesAlone
    var isPartly = false
    if isCurvesAlone {
      let word = "the study has only imported curves: there is nothing to score"
      if scoring.dryRun {
        print(word)
        return
      }
      if !quiet { tell(word + ", and the report has no images") }
    } else if scoring.dryRun {
      try scoring.printForecast(of: run)
      return
    } else {
      isPartly = try !run.score(scoring.options()).failures.isEmpty
    }
    analysis.delta.tellPreset()
    try run.analyze(analysis.options)
    try analysis.writeTables(of: run.results)
    try FigureDrawing.orExit(run.results.file("plots")) { try run.plot() }
    let page = try run.report(report.options)
    try analysis.printAnswers(of: run, rest: "see the report")
    analysis.json ? tell("The report is \(page)") : print("The report is \(page)")
    if !isCurvesAlone { try session.tellIfUntrained(scoring.metric) }
    if isPartly { throw ExitCode(2) }
  }
}
