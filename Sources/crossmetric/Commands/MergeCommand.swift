import ArgumentParser
import Results
import StudyRuns

/// `crossmetric merge`: one scores.csv from those of the shards.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join the scores of a study's shards.",
    discussion: """
      Takes what score --shard left in OUT/shards, or in the folders named, and writes
      OUT/scores.csv, equal to that of one process. Run it again after more shards;
      exit code 2 while scores are missing. Examples:

        crossmetric merge study.yaml --out results
        crossmetric merge study.yaml --out results /data/node7/shards/3-of-8
      """)

  @OptionGroup var arguments: StudyArguments

  @Argument(help: "Folders of shards (default: all in OUT/shards).", completion: .directory)
  var shards: [String] = []

  func run() throws {
    let run = try StudySession(arguments).run
    let folders = ShardFolders.distinct(shards.isEmpty ? run.shardFolders : shards)
    if folders.isEmpty { throw CommandError.noShards(folder: run.results.file("shards")) }
    let outcome = try run.merge(folders)
    print("\(run.results.file("scores.csv")) joins \(counted(folders.count, "shard"))")
    for line in StudyWords.lines(outcome.gaps, of: run) { tell(line) }
    if outcome.missing > 0 { throw ExitCode(2) }
  }
}
