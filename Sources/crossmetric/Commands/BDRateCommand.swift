import ArgumentParser
import Foundation
import Metrics
import RateDistortion
import Results

/// `crossmetric bdrate`: BD-rate and BD-quality straight from result files.
struct BDRateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bdrate",
    abstract: "BD-rate and BD-quality from CompressAI result files, without a study.",
    discussion: "Example: crossmetric bdrate vtm.json hm.json mbt2018.json --metric psnr")

  @Argument(help: "Result file of the anchor (JSON).", completion: .file(extensions: ["json"]))
  var anchor: String

  @Argument(help: "Result files to compare with it.", completion: .file(extensions: ["json"]))
  var tests: [String]

  @Option(help: "Metric of the curves: psnr or ms-ssim, as far as the files hold it.")
  var metric = "psnr"

  @OptionGroup var delta: DeltaArguments

  @Flag(help: "Print rows of bdrate.csv instead of a table.")
  var csv = false

  func validate() throws {
    if tests.isEmpty { throw ValidationError("Name at least one file beside the anchor.") }
  }

  func run() throws {
    let descriptor = try MetricRegistry.entry(metric).descriptor
    let anchorCurves = try read(anchor)
    let rules =
      delta.preset?.rules(for: descriptor)
      ?? BDRule.all(methods: delta.methods, ranges: delta.ranges)
    let rows = try tests.map(read).flatMap { test in
      rules.map {
        Analysis.bdRate(
          anchor: anchorCurves, test: test, metric: descriptor, rule: $0, scale: delta.scale)
      }
    }
    delta.tellPreset()
    print(csv ? BDRateRow.headerLine + rows.map(\.line).joined() : table(rows), terminator: "")
  }

  private func read(_ path: String) throws -> ImportedCurves {
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let curves = try ImportedCurves.read(
      path, codec: CodecKey(codec: name, objective: ""), images: nil)
    for warning in curves.warnings { tell("warning: " + warning) }
    let known = curves.rows.map(\.metric).uniqued()
    guard known.contains(metric) else {
      throw SessionError.notInFile(path, metric: metric, known: known)
    }
    return curves
  }

  private func table(_ rows: [BDRateRow]) -> String {
    let header = [
      "against \(rows[0].anchor)", "BD-rate (%)", "BD-quality", "range", "overlap (%)", "note",
    ]
    let lines = rows.map { row in
      [
        row.codec, String(format: "%.2f", row.bdRatePercent),
        String(format: "%.3f", row.bdQuality), row.range,
        String(format: "%.0f", row.overlapPercent), row.note,
      ]
    }
    return alignedTable([header] + lines) + "\n"
  }
}
