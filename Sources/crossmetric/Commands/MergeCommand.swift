import ArgumentParser
import Results
import StudyRuns

/// `crossmetric merge`: one scores.csv from those of the shards.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the scores of a study's shards.",
    discussion: """
      Reads what score --shard wrote into OUT/shards, or into the folders named here.
      Writes OUT/scores.csv, equal to that of a single process. Exit code 2 means
      that scores are missing: run it again when more shards are done. Examples:

        crossmetric merge study.yaml --out results
        crossmetric merge study.yaml --out results /data/node7/shards/3-of-8
      """)

  @OptionGroup var arguments: StudyArguments

  @Argument(help: "Folders of shards (default: all in OUT/shards).", completion: .directory)
  var shards: [String] = []

  func run() throws {
    let run = try StudySession(arguments, of: Self.self).run
    let folders = ShardFolders.distinct(shards.isEmpty ? run.shardFolders : shards)
    if folders.isEmpty { throw CommandError.noShards(folder: run.results.file("shards")) }
    let outcome = try run.merge(folders)
    print("\(run.results.file("scores.csv")) joins \(counted(folders.count, "shard"))")
    for line in StudyWords.lines(outcome.gaps, of: run) { tell(line) }
    if outcome.missing > 0 { throw ExitCode(2) }
  }
}
