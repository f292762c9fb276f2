public import ArgumentParser
public import Imaging
import Metrics
import Processes
import Results
import Scoring
import Studies
import TrainedWeights

extension AlphaRule: ExpressibleByArgument {}
extension DepthRule: ExpressibleByArgument {}

/// Which metrics to compute, and how, where there is no study file.
struct MetricArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Metrics, separated by commas; may be repeated; `crossmetric metrics` lists them \
      (default: \(MetricSet.usual.joined(separator: ","))).
      """))
  var metrics: [String] = []

  @Option(
    help: ArgumentHelp(
      "Score each metric a second time with so many pixels left out at each edge.",
      valueName: "pixels"))
  var frame: Int?

  @OptionGroup var weighting: WeightArguments

  @Option(help: "Alpha channel: refuse the file, drop the channel, or blend with black or white.")
  var alpha = AlphaRule.refuse

  @Option(help: "Pairs of 16 and 8 bits: refuse them (equal), or scale both to 0...255 (match).")
  var depth = DepthRule.equal

  @Flag(
    help: "The most exact arithmetic of each metric: slower, and another definition.")
  var exact = false

  func validate() throws {
    if let frame, !(1...9999).contains(frame) {
      throw ValidationError("--frame takes a number of pixels from 1 to 9999, not \(frame).")
    }
  }

  func make(cores: CoreShare) throws -> [any Metric] {
    let options = MetricOptions(
      alpha: alpha, depth: depth, exact: exact, cores: cores, hdf5: .ofThisProgram)
    let weighted = try weighting.metrics()
    let ids = try MetricNames.ids(metrics)
    return try (frame.map { FramedID.adding(frame: $0, to: ids) } ?? ids).map {
      try ProgramMetrics.make($0, place: StudyPlace(file: "--metrics"), children: RunningChildren())
        ?? weighted.make($0, options: options)
    }
  }
}
