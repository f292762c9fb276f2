import ArgumentParser
import Encoders
import Provenance
import Results
import Scoring

/// `crossmetric reconstruct`: the encoders' part of `score`, by itself.
struct ReconstructCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconstruct",
    abstract: "Make the reconstructions of a study; run again to resume.",
    discussion: """
      Runs the programs of all codec entries with the key encoder, and the learned
      codecs of those with the key model, as score and run do. Files go to OUT/reconstructions/CODEC/OBJECTIVE/POINT/IMAGE.png, bit streams
      and a record of how they were made beside them; encodings.csv and programs.csv
      list command lines and versions, times.csv the models' times. Examples:

        crossmetric reconstruct study.yaml --out results --dry-run
        crossmetric reconstruct study.yaml --out results --codec AV1 --jobs 2
      """)

  @OptionGroup var arguments: StudyArguments

  @Option(help: "Encodings at once (default: as many as there are cores).")
  var jobs: Int?

  @Flag(help: "Make the rest after a fault; exit code 2.")
  var keepGoing = false

  @Flag(help: "Say how many there are to make, of which codecs and points, and stop.")
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
    let session = try StudySession(arguments, jobs: jobs)
    try session.checkNames(codecs: codec, images: image)
    let step = try EncodingStep(
      session, jobs: jobs, codecs: codec, images: image, quiet: quietness.quiet)
    try step.check(keepGoing: keepGoing, always: true)
    if dryRun {
      let count = "to make: \(step.missing) reconstructions; \(step.present) are there already"
      print(([count] + step.missingLines).joined(separator: "\n"))
      return
    }
    let folder = try ResultsFolder(session.out)
    let start = ContinuousClock.now
    let outcome = try session.recorded("reconstruct", definitions: []) { run in
      run.jobs = jobs
      let outcome = try step.make()
      if !(step.unmakeable + outcome.failures).isEmpty { run.end = .partly }
      return outcome
    }
    let seconds = Double(start.duration(to: .now).components.seconds)
    let failures = step.unmakeable + outcome.failures
    try session.list(failures, folder: session.out)
    print(
      "made \(outcome.made) reconstructions in \(duration(seconds)), their bit streams have "
        + "\(size(outcome.bytes)); \(step.present) were there already; all are in "
        + folder.file("reconstructions"))
    if !failures.isEmpty { throw ExitCode(2) }
  }
}
