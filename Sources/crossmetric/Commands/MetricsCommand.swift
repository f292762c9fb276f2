import ArgumentParser
import Metrics
import Results

/// `crossmetric metrics [NAME]`: the metrics, each with its exact definition.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "List the metrics, each with its exact definition.",
    discussion: """
      The last line of each metric is the canonical text of its definition. The
      number before it is its fingerprint, which every score carries. Example:

        crossmetric metrics ms-ssim
      """)

  @Argument(help: "Id of one metric (default: all).")
  var name: String?

  func run() throws {
    let entries = try name.map { [try MetricRegistry.entry($0)] } ?? MetricRegistry.all
    print(try entries.map(text).joined(separator: "\n\n"))
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
