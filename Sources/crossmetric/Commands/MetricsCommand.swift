import ArgumentParser
import Metrics
import Processes
import Results
import Scoring
import Studies
import TrainedWeights

/// `crossmetric metrics [NAME]`: the metrics, each with its exact definition.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "List the metrics, each with its exact definition.",
    discussion: """
      `definition` is the canonical text of a metric's definition. The number before
      it is its fingerprint, which every score carries. The weights are those that
      `compare` would use on this machine, or those of --weights. Examples:

        crossmetric metrics ms-ssim
        crossmetric metrics vgg16 --weights vgg16=seeded

      The name of a set, such as jpeg-ai, lists its metrics, with its rule for
      BD-rates where it has one.
      """)

  @Argument(help: "Id of one metric, or name of a set (default: all).")
  var name: String?

  @OptionGroup var weighting: WeightArguments

  func run() throws {
    if let set = MetricSet.all.first(where: { $0.name == name }) { return print(text(set)) }
    let place = StudyPlace(file: "metrics")
    if let name,
      let metric = try ProgramMetrics.make(name, place: place, children: RunningChildren())
    {
      return print(text(metric))
    }
    if let name { try MetricNames.check(name) }
    let entries = try name.map { [try MetricRegistry.entry($0)] } ?? MetricRegistry.all
    let weighted = try weighting.metrics()
    print(try entries.map { try text($0, weighted) }.joined(separator: "\n\n"))
  }

  private func text(_ set: MetricSet) -> String {
    let rule = EvaluationProtocol.all.first { $0.name == set.name }
    return "\(set.name), a set of metrics: \(set.ids.joined(separator: " "))"
      + (rule.map { "\n  \($0.title) (anchor of its own tables: \($0.anchor)): \($0.explanation)" }
        ?? "")
  }

  private func text(_ metric: any Metric) -> String {
    let (descriptor, definition) = (metric.descriptor, metric.definition)
    return "\(descriptor.id): \(descriptor.name), \(descriptor.orientation.rawValue) is better\n"
      + "  definition \(definition.fingerprint): \(definition.text)"
  }

  private func text(_ entry: MetricEntry, _ weighted: WeightedMetrics) throws -> String {
    let descriptor = entry.descriptor
    var lines = [
      "\(descriptor.id): \(descriptor.name), \(descriptor.orientation.rawValue) is better"
    ]
    lines += entry.definition.split(separator: "\n").map { "  " + $0 }
    if !descriptor.parts.isEmpty {
      lines.append(
        "  parts: " + descriptor.parts.map { descriptor.id + "/" + $0 }.joined(separator: " "))
    }
    do {
      let options = MetricOptions(hdf5: .ofThisProgram)
      let definition = try weighted.make(descriptor.id, options: options).definition
      lines.append("  definition \(definition.fingerprint): \(definition.text)")
      if !definition.weights.isEmpty {
        lines.append("  weights: " + definition.weights)
        if let need = entry.weights, weighting.weights.isEmpty {
          lines.append("  " + remark(definition, need))
        }
      }
    } catch MetricError.noWeights {
      lines.append(
        "  definition: it contains the digest of the weights, and none are installed here; run: "
          + "crossmetric weights fetch")
    }
    return lines.joined(separator: "\n")
  }

  /// Whose weights these are, and how to see the definition with others.
  private func remark(_ definition: MetricDefinition, _ need: WeightsNeed) -> String {
    let own = "compare uses these weights on this machine"
    if definition.isUntrained { return own + "; for trained ones: crossmetric weights fetch" }
    if need.seededDigest == nil { return own }
    return own + "; for the seeded ones: crossmetric metrics \(definition.metric) --weights "
      + "\(need.network)=seeded"
  }
}
