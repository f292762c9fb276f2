import ArgumentParser

/// What every command on a study takes.
struct StudyArguments: ParsableArguments {
  @Argument(help: "The study file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var study: String

  @Option(help: "Folder of the results, made if needed.", completion: .directory)
  var out: String
}

/// What `score` and `run` take beside the study.
struct ScoringArguments: ParsableArguments {
  @Option(help: "Pairs in flight, and cores to use (default: all).")
  var jobs: Int?

  @Option(help: "Bound of the memory of pairs in flight: 4G.")
  var memory: MemorySize?

  @Flag(help: "Score the rest after a fault; list the faults in failures.csv, exit code 2.")
  var keepGoing = false

  @Flag(help: "Say how much there is to do, in pairs, time and memory, and stop.")
  var dryRun = false

  @Flag(help: "Neither read nor write the cache of scores.")
  var noCache = false

  @Option(help: "Only this codec; may be repeated.")
  var codec: [String] = []

  @Option(help: "Only this image; may be repeated.")
  var image: [String] = []

  @Option(help: "Only this metric of the study; may be repeated.")
  var metric: [String] = []

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number of at least 1.") }
  }
}

/// Whether to tell how the work goes on.
struct Quietness: ParsableArguments {
  @Flag(help: "No progress on standard error.")
  var quiet = false
}
