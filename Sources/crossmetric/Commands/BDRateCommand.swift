import ArgumentParser
import Foundation
import Metrics
import RateDistortion
import Results
import Tables

/// `crossmetric bdrate`: BD-rate and BD-quality straight from result files.
struct BDRateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bdrate",
    abstract: "BD-rate and BD-quality from files of curves, without a study.",
    usage: "crossmetric bdrate <anchor> <tests> ... [options]",
    discussion: """
      Reads CompressAI results, TensorFlow Compression curves, CSV tables, pasted
      lists, results folders, and folders of logs of libvmaf, HM, VTM, vvenc and
      ffmpeg (docs/curves.md). table.csv#hm selects the codec hm of a table. Example:

        crossmetric bdrate vtm.json hm.csv results#mbt2018 --metric psnr
      """)

  @Argument(help: "File of the anchor's curves.", completion: .file())
  var anchor: String

  @Argument(help: "Files to compare with it.", completion: .file())
  var tests: [String]

  @Option(help: "Metric of the curves, such as psnr, ms-ssim or vmaf; the files must contain it.")
  var metric = "psnr"

  @OptionGroup var delta: DeltaArguments

  @Option(
    help: ArgumentHelp(
      """
      Least number of points of a curve. 2 or 3 points are joined by straight lines; a single point \
      of a test is compared with the anchor's curve. The note says so.
      """,
      valueName: "points"))
  var minPoints = RateQualityCurve.minimumPoints

  @Flag(
    help: """
      Leave out points that another point of the same curve beats in rate and quality. The note \
      says so.
      """)
  var dropDominated = false

  @Flag(help: "Print rows of bdrate.csv instead of a table.")
  var csv = false

  @Option(help: "Print a table for a paper: latex, markdown or csv.")
  var format: TableFormat?

  func validate() throws {
    if tests.isEmpty { throw ValidationError("Name at least one file beside the anchor.") }
    if !PointRule.minima.contains(minPoints) {
      throw ValidationError("--min-points takes 1, 2, 3 or 4.")
    }
  }

  func run() throws {
    let all = try ([anchor] + tests).map(CurveFile.read)
    let catalogue = CurveFile.catalogue(all)
    guard let descriptor = catalogue.descriptor(of: metric) else {
      throw CommandError.unknownMetric(metric, known: catalogue.descriptors.map(\.id))
    }
    for curves in all { try check(curves) }
    let (anchorCurves, curves) = (all[0], all.dropFirst())
    let rules =
      delta.preset?.rules(for: descriptor)
      ?? BDRule.all(methods: delta.methods, ranges: delta.ranges)
    try RateMeansDiffer.check(all.map { (file: $0.file, mean: $0.rateMean) })
    let rows = curves.flatMap { test in
      rules.map {
        Analysis.bdRate(
          anchor: anchorCurves, test: test, metric: descriptor, rule: $0, scale: delta.scale,
          points: PointRule(minimum: minPoints, leavesOutDominated: dropDominated))
      }
    }
    delta.tellPreset()
    if rows.contains(where: { $0.bdRatePercent.isNaN }) { tellRemedies(all, catalogue) }
    if let format {
      let table = RecordTable(columns: BDRateRow.columns, records: rows.map(\.fields))
      print(format.text(try table.paper(catalogue: catalogue)), terminator: "")
      return
    }
    print(csv ? BDRateRow.headerLine + rows.map(\.line).joined() : table(rows), terminator: "")
  }

  private func check(_ curves: ImportedCurves) throws {
    for warning in curves.warnings { tell("warning: " + warning) }
    let known = curves.rows.map(\.metric).uniqued()
    guard known.contains(metric) else {
      throw CommandError.notInFile(curves.file, metric: metric, known: known)
    }
  }

  /// The options that help where there is no number.
  private func tellRemedies(_ curves: [ImportedCurves], _ catalogue: MetricCatalogue) {
    let findings = Lint.findings(curves, catalogue: catalogue)
      .filter { $0.metric.isEmpty || $0.metric == metric }
    let inUse = (dropDominated ? [CurveRemedy.dominated] : []) + (minPoints < 4 ? [.few] : [])
    CurveRemedy.suggest(findings, except: inUse)
  }

  private func table(_ rows: [BDRateRow]) -> String {
    let header = [
      "against \(rows[0].anchor)", "BD-rate (%)", "BD-quality", "range", "overlap (%)", "note",
    ]
    let lines = rows.map { row in
      [
        row.codec, String(format: "%.2f", row.bdRatePercent),
        String(format: "%.3f", row.bdQuality), row.range.description,
        String(format: "%.0f", row.overlapPercent), row.note.description,
      ]
    }
    return alignedTable([header] + lines) + "\n"
  }
}
