public import ArgumentParser
import Metrics
public import RateDistortion
import Reporting
public import Results
import StudyRuns
public import Tables

extension TableFormat: ExpressibleByArgument {}
extension InterpolationMethod: ExpressibleByArgument {}
extension QualityScale: ExpressibleByArgument {}

extension RateRange: ExpressibleByArgument {
  public init?(argument: String) { try? self.init(parsing: argument) }
}

extension BDPreset: ExpressibleByArgument {
  public init?(argument: String) {
    guard let preset = Self.all.first(where: { $0.name == argument }) else { return nil }
    self = preset
  }

  public static var allValueStrings: [String] { all.map(\.name) }
  public var defaultValueDescription: String { name }
}

/// How Bjontegaard deltas are computed.
struct DeltaArguments: ParsableArguments {
  @Option(help: "Interpolation of the curves (default: pchip).")
  var method: InterpolationMethod?

  @Option(
    help: ArgumentHelp(
      "Rates to compare over: overlap (default), LO:HI in bpp, low, median, high or full; may be repeated.",
      valueName: "range"))
  var rateRange: [RateRange] = []

  @Option(help: "Interpolation and ranges of a paper, instead of --method and --rate-range.")
  var preset: BDPreset?

  @Option(help: "Compare dB and log distances (log), or raw scores (linear).")
  var scale = QualityScale.logarithmic

  var methods: [InterpolationMethod] { [method ?? .pchip] }
  var ranges: [RateRange] { rateRange.isEmpty ? [.overlap] : rateRange.uniqued() }

  func validate() throws {
    if preset != nil && (method != nil || !rateRange.isEmpty) {
      throw ValidationError("--preset sets --method and --rate-range; leave them out.")
    }
  }

  /// Says by what rule a preset computes.
  func tellPreset() {
    if let preset { tell("preset \(preset.name): \(preset.explanation)") }
  }
}

/// Options of `analyze` and `run` beside the study.
struct AnalysisArguments: ParsableArguments {
  @OptionGroup var delta: DeltaArguments

  @Option(help: "Bootstrap draws; 0 for no intervals.")
  var draws = 20_000

  @Option(help: "Seed of the draws.")
  var seed: UInt64 = 0

  @Flag(help: "Print the results as JSON.")
  var json = false

  @Option(help: "Also write every table in this format: latex, markdown.")
  var format: TableFormat?

  var options: AnalysisOptions {
    var options = AnalysisOptions()
    options.methods = delta.methods
    options.ranges = delta.ranges
    options.preset = delta.preset
    options.scale = delta.scale
    options.bootstrap = Bootstrap(draws: draws, seed: seed)
    return options
  }

  /// Writes every table in the other format too, where one is asked for.
  func writeTables(of results: ResultsFolder) throws {
    guard let format else { return }
    _ = try FolderTables(format: format, catalogue: MetricRegistry.catalogue)
      .write(folder: results.path, to: results.path)
  }

  /// Prints who needs fewer bits by which metric, and whether the metrics agree.
  func printAnswers(of run: StudyRun, rest: String) throws {
    let answers = try run.answers()
    print(try json ? answers.json() : AnswerText.text(answers, rest: rest))
  }

  func validate() throws {
    if format == .csv { throw ValidationError("The tables are CSV already; leave out --format.") }
    if draws < 0 { throw ValidationError("--draws takes a number that is not negative.") }
  }
}
