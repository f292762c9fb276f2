import ArgumentParser

/// `crossmetric run`: from reconstructions to the report.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Score, analyze, plot and report in one go; run again to resume.",
    usage: "crossmetric run <study> [--out <out>] [options]",
    discussion: """
      Writes scores.csv, tables, plots/ and report.html. Examples:

        crossmetric run study.yaml --out results --dry-run
        crossmetric run study.yaml --out results
      """)

  @OptionGroup var arguments: StudyArguments
  @OptionGroup var scoring: ScoringArguments
  @OptionGroup var analysis: AnalysisArguments
  @OptionGroup var report: ReportArguments
  @OptionGroup var quietness: Quietness

  func run() throws {
    try MainJob(
      session: StudySession(arguments, of: Self.self, jobs: scoring.jobs, quiet: quietness.quiet),
      scoring: scoring,
      analysis: analysis, report: report, quiet: quietness.quiet
    ).run()
  }
}
