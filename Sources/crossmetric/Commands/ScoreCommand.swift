import ArgumentParser

/// `crossmetric score`: scores.csv, resumable.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Score a study's reconstructions; run again to resume.",
    discussion: """
      Runs the study's encoders where there are any, and appends to scores.csv in the
      results folder. What stands there already is not computed again, unless its
      files or the metric's definition changed. Examples:

        crossmetric score study.yaml --out results --dry-run
        crossmetric score study.yaml --out results --jobs 2
      """)

  @OptionGroup var arguments: StudyArguments
  @OptionGroup var scoring: ScoringArguments
  @OptionGroup var quietness: Quietness

  func run() throws {
    let session = try StudySession(arguments, jobs: scoring.jobs)
    let outcome = try ScoringStep(session, scoring, quiet: quietness.quiet).run()
    if outcome == .partly { throw ExitCode(2) }
  }
}
