import ArgumentParser
import Results
import StudyRuns

/// `crossmetric reconstruct`: the encoders' part of `score`, by itself.
struct ReconstructCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconstruct",
    abstract: "Make the reconstructions of a study; run again to resume.",
    usage: "crossmetric reconstruct <study> [--out <out>] [options]",
    discussion: """
      Runs the programs of all codec entries with the key encoder, and the learned
      codecs of those with the key model. score and run do the same. The files are
      OUT/reconstructions/CODEC/OBJECTIVE/POINT/IMAGE.png, with bit streams and
      records beside them. encodings.csv and programs.csv list command lines and
      versions, times.csv the times of the models. Examples:

        crossmetric reconstruct study.yaml --out results --dry-run
        crossmetric reconstruct study.yaml --out results --codec AV1 --jobs 2
      """)

  @OptionGroup var arguments: StudyArguments

  @Option(help: "Number of encodings at once (default: the number of cores).")
  var jobs: Int?

  @Flag(help: "Continue after a failure; exit code 2.")
  var keepGoing = false

  @Flag(help: "Print how many are missing, by codec and point, and stop. No estimate of time.")
  var dryRun = false

  @Option(help: "Only this codec; may be repeated.")
  var codec: [String] = []

  @Option(help: "Only this image; may be repeated.")
  var image: [String] = []

  @OptionGroup var quietness: Quietness

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number of at least 1.") }
  }

  func run() throws {
    let run = try StudySession(arguments, of: Self.self, jobs: jobs, quiet: quietness.quiet).run
    var options = ReconstructionOptions()
    options.codecs = codec
    options.images = image
    options.jobs = jobs
    options.keepsGoing = keepGoing
    if dryRun {
      let plan = try run.planReconstructions(options)
      let count = "to make: \(plan.missing) reconstructions; \(plan.present) are there already"
      print(([count] + StudyWords.lines(plan)).joined(separator: "\n"))
      return
    }
    let start = ContinuousClock.now
    let outcome = try run.reconstruct(options)
    let seconds = Double(start.duration(to: .now).components.seconds)
    print(
      "made \(outcome.made) reconstructions in \(duration(seconds)), their bit streams have "
        + "\(size(outcome.bytes)); \(outcome.present) were there already; all are in "
        + run.results.file("reconstructions"))
    if !outcome.failures.isEmpty { throw ExitCode(2) }
  }
}
