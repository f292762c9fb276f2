import ArgumentParser
import Metrics
import Processes
import Results
import Scoring
import Studies

/// `crossmetric metrics [NAME]`: the metrics, each with its exact definition.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "List the metrics, each with its exact definition.",
    discussion: """
      The last line of each metric is the canonical text of its definition. The
      number before it is its fingerprint, which every score carries. Example:

        crossmetric metrics ms-ssim

      The name of a set, such as jpeg-ai, lists its metrics, with its rule for
      BD-rates where it has one.
      """)

  @Argument(help: "Id of one metric, or name of a set (default: all).")
  var name: String?

  func run() throws {
    if let set = MetricSet.all.first(where: { $0.name == name }) { return print(text(set)) }
    let place = StudyPlace(file: "metrics")
    if let name,
      let metric = try ProgramMetrics.make(name, place: place, children: RunningChildren())
    {
      return print(text(metric))
    }
    let entries = try name.map { [try MetricRegistry.entry($0)] } ?? MetricRegistry.all
    print(try entries.map(text).joined(separator: "\n\n"))
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

  private func text(_ entry: MetricEntry) throws -> String {
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
      let definition = try entry.make(MetricOptions()).definition
      lines.append("  definition \(definition.fingerprint): \(definition.text)")
      if !definition.weights.isEmpty { lines.append("  weights: " + definition.weights) }
    } catch MetricError.noWeights {
      lines.append("  definition: printed with the scores, since the weights are part of it")
    }
    return lines.joined(separator: "\n")
  }
}
