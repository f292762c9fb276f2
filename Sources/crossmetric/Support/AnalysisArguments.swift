public import ArgumentParser
public import RateDistortion
import Tables

extension InterpolationMethod: ExpressibleByArgument {}
extension QualityScale: ExpressibleByArgument {}

extension RateRange: ExpressibleByArgument {
  public init?(argument: String) { try? self.init(parsing: argument) }
}

/// How Bjontegaard deltas are computed.
struct DeltaArguments: ParsableArguments {
  @Option(help: "Interpolation of the curves.")
  var method = InterpolationMethod.pchip

  @Option(help: "Rates to compare over: overlap, LO:HI in bpp, low, median or high.")
  var rateRange = RateRange.overlap

  @Option(help: "Curves in dB and log distance, or in raw scores.")
  var scale = QualityScale.logarithmic
}

/// What `analyze` and `run` take beside the study.
struct AnalysisArguments: ParsableArguments {
  @OptionGroup var delta: DeltaArguments

  @Option(help: "Bootstrap draws of the 95 % intervals; 0 for none.")
  var draws = 2000

  @Option(help: "Seed of the draws.")
  var seed: UInt64 = 0

  @Option(help: "Also write every table in this format: latex, markdown.")
  var format: TableFormat?

  func validate() throws {
    if format == .csv { throw ValidationError("The tables are CSV already; leave out --format.") }
    if draws < 0 { throw ValidationError("--draws takes a number that is not negative.") }
  }
}
