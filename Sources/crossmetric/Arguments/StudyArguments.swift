import ArgumentParser
import Basics
import Studies
import StudyRuns

/// Arguments of every command on a study.
struct StudyArguments: ParsableArguments {
  @Argument(
    help: "The study file (YAML), or its results folder.",
    completion: .file(extensions: ["yaml", "yml"]))
  var study: String

  @Option(help: "Results folder; created if needed.", completion: .directory)
  var out: String?

  func validate() throws {
    guard !isFolder(study), out == nil else { return }
    throw ValidationError(
      isFile(study)
        ? Self.needsOut : "\(study) does not exist; give a study file or a results folder."
    )
  }

  static let needsOut = "A study file needs --out, the folder of its results."
}

/// Options of `score` and `run` beside the study.
struct ScoringArguments: ParsableArguments {
  @Option(help: "Pairs scored at once, and cores to use (default: all).")
  var jobs: Int?

  @Option(help: "Limit for the memory of these pairs, such as 4G.")
  var memory: MemorySize?

  @Flag(help: "Continue after failures; failures.csv lists them.")
  var keepGoing = false

  @Flag(help: "Print what there is to do, with time and memory for scores, and stop.")
  var dryRun = false

  @Flag(help: "Do not use the cache of scores.")
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

  /// - Parameter shard: the part of the study to score; nil for all of it.
  func options(shard: Shard? = nil) -> ScoringOptions {
    var options = ScoringOptions()
    options.shard = shard
    options.codecs = codec
    options.images = image
    options.metrics = metric
    options.jobs = jobs
    options.memory = memory?.bytes
    options.keepsGoing = keepGoing
    options.usesCache = !noCache
    return options
  }

  /// Says how much there is to do.
  func printForecast(of run: StudyRun, shard: Shard? = nil) throws {
    switch try run.planScores(options(shard: shard)) {
    case .reconstructions(let plan):
      print(
        (["to encode first: \(plan.missing) reconstructions"] + StudyWords.lines(plan))
          .joined(separator: "\n"))
    case .scores(let estimate): print(StudyWords.text(estimate))
    case .emptyShard:
      tell("shard \(shard.map { "\($0)" } ?? "") has no image: there is nothing to score")
    }
  }
}

/// Whether to show progress.
struct Quietness: ParsableArguments {
  @Flag(help: "No progress on standard error.")
  var quiet = false
}
