import ArgumentParser
import Foundation
import Metrics
import RateDistortion
import Results
import Tables

/// `crossmetric check`: a gate against regressions, for scripts.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Fail (exit code 3) if a codec needs more bits than in a baseline.",
    usage: "crossmetric check <new> --baseline <baseline> --max-bd <max-bd> [options]",
    discussion: """
      Compares each codec and objective of the baseline with the same one in <new>. A
      codec fails if its BD-rate is above the limit and its 95 % interval over images
      is above 0. Without an interval, the limit alone decides. A codec also fails if
      its curve is missing or cannot be compared. Results by different definitions,
      images or rate_mean are an error. Example:

        crossmetric check results --baseline main-results --max-bd 0.2
      """)

  @Argument(
    help: "Results folder, scores.csv or file of curves (as for bdrate) to check.",
    completion: .file())
  var new: String

  @Option(
    help: "Results folder, scores.csv or file of curves to compare with.",
    completion: .file())
  var baseline: String

  @Option(help: "Largest BD-rate in percent that passes.")
  var maxBd: Double

  @Option(help: "Only this metric; may be repeated (default: every main metric).")
  var metric: [String] = []

  @Flag(help: "The limit alone decides; ignore the interval.")
  var strict = false

  @Option(help: "Interpolation of the curves.")
  var method = InterpolationMethod.pchip

  @Option(help: "Rates to compare over: overlap, LO:HI in bpp, low, median, high or full.")
  var rateRange = RateRange.overlap

  @Option(help: "Bootstrap draws for the 95 % intervals; 0 for none.")
  var draws = 20_000

  func validate() throws {
    if !maxBd.isFinite || maxBd < 0 {
      throw ValidationError("--max-bd takes a percentage that is not negative, such as 0.2.")
    }
    if draws < 0 { throw ValidationError("--draws takes a number that is not negative.") }
  }

  /// - Throws: `ExitCode(3)` if the gate fails.
  func run() throws {
    let catalogue = try ResultsFolder(at: baseline).catalogue(MetricRegistry.catalogue)
    // Files that name no codec hold the same one: that which the baseline is named after.
    let files = try [new, baseline].map {
      try ResultCurves.read($0, codec: CurveFile.codec(baseline), catalogue: catalogue)
    }
    for warning in files.flatMap(\.warnings) { tell("warning: " + warning) }
    let known = files[1].metrics
    let chosen = try metric.uniqued().map { id in
      guard let metric = known.first(where: { $0.id == id }) else {
        throw CommandError.notInFile(baseline, metric: id, known: known.map(\.id))
      }
      return metric
    }
    let gate = RegressionGate(
      limitPercent: maxBd, isStrict: strict,
      rule: BDRule(delta: BjontegaardDelta(method: method, range: rateRange)),
      bootstrap: Bootstrap(draws: draws))
    let findings = try gate.findings(
      new: files[0], baseline: files[1], metrics: chosen.isEmpty ? known : chosen)
    print(table(findings))
    let failed = findings.count { $0.fails }
    let interval = strict ? "" : " and its interval, if there is one, is above 0"
    print(
      (failed == 0 ? "passed" : "failed in \(failed) of \(findings.count)")
        + ": a codec fails if its BD-rate is above \(maxBd) %\(interval)")
    if failed > 0 { throw ExitCode(3) }
  }

  private func table(_ findings: [RegressionGate.Finding]) -> String {
    let lines = findings.map { finding in
      let row = finding.row
      let interval = row.flatMap { row in
        row.ci.low.flatMap { low in
          row.ci.high.map { String(format: "[%.2f, %.2f]", low, $0) }
        }
      }
      return [
        "\(finding.codec)", finding.metric.id,
        row.map { String(format: "%.2f", $0.bdRatePercent) } ?? "", interval ?? "",
        finding.verdict.rawValue, row?.note.description ?? "",
      ]
    }
    return alignedTable(
      [["codec", "metric", "BD-rate (%)", "95 % interval", "verdict", "note"]] + lines)
  }
}
