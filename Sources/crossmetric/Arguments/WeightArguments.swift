import ArgumentParser
import Metrics
import Studies
import TrainedWeights

/// Which weights metrics run on, where there is no study file.
struct WeightArguments: ParsableArguments {
  @Option(help: "Weights of a metric: vgg16=trained, vgg16=seeded or vgg16=FILE; may be repeated.")
  var weights: [String] = []

  func validate() throws {
    for entry in weights where entry.split(separator: "=", maxSplits: 1).count != 2 {
      throw ValidationError("--weights takes NAME=FILE, such as vgg16=vgg16.h5, not \"\(entry)\".")
    }
  }

  /// Makes metrics on these weights, else on installed ones, else on seeded ones.
  ///
  /// - Throws: `MetricError.unknown` for a name that is no metric.
  func metrics() throws -> WeightedMetrics {
    let files = weights.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    for file in files { _ = try MetricRegistry.entry(file[0]) }
    return WeightedMetrics(
      asked: Dictionary(
        files.map { ($0[0], WeightsChoice($0[1], folder: ".")) }, uniquingKeysWith: { $1 }),
      askedBy: "--weights")
  }
}
