import ArgumentParser
import Studies
import StudyRuns

/// `crossmetric score`: scores.csv, resumable.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score a study's reconstructions; run again to resume.",
    usage: "crossmetric score <study> [--out <out>] [options]",
    discussion: """
      Makes missing reconstructions if the study has encoders or models, then appends
      scores to scores.csv in the results folder. Scores that exist are not computed
      again, unless their files or the definition of the metric changed. Examples:

        crossmetric score study.yaml --out results --dry-run
        crossmetric score study.yaml --out results --jobs 2
        crossmetric score study.yaml --out results --shard 3/8   one machine of eight
      """)

  @OptionGroup var arguments: StudyArguments
  @OptionGroup var scoring: ScoringArguments
  @Option(
    parsing: .unconditional,
    help:
      "Score only part K of N of the images, into OUT/shards; crossmetric merge joins the parts.",
    transform: ScoreCommand.shard)
  var shard: Shard?

  @OptionGroup var quietness: Quietness

  private static func shard(_ text: String) throws -> Shard {
    guard let shard = Shard(text) else {
      throw ValidationError("it takes K/N with K from 1 to N, such as 3/8.")
    }
    return shard
  }

  func validate() throws {
    if shard != nil && !scoring.image.isEmpty {
      throw ValidationError("--shard chooses the images; leave --image out.")
    }
  }

  func run() throws {
    let session = try StudySession(
      arguments, of: Self.self, jobs: scoring.jobs, quiet: quietness.quiet)
    if scoring.dryRun {
      try scoring.printForecast(of: session.run, shard: shard)
      return
    }
    let outcome = try session.run.score(scoring.options(shard: shard))
    try session.tellIfUntrained(scoring.metric)
    if !outcome.failures.isEmpty { throw ExitCode(2) }
  }
}
