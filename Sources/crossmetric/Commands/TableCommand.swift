import ArgumentParser
import Basics
import Foundation
import Metrics
import RateDistortion
import Results
import StudyRuns
import Tables

/// `crossmetric table`: tables for papers.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Print CSV tables as LaTeX or Markdown, best values marked.",
    usage: "crossmetric table <path> [options]",
    discussion: """
      Prints a CSV file to standard output. For a results folder it writes a file
      beside each table. The best value of a group is bold, the second best is
      underlined. Examples:

        crossmetric table results/bdrate.csv --pivot --format latex > bdrate.tex
        crossmetric table results --format markdown --out tables
        crossmetric table results --ranges --anchor "jpeg (mse)" --metric psnr
      """)

  @Argument(help: "A CSV table, or a results folder.", completion: .file())
  var path: String

  @Option(help: "Format of the tables.")
  var format = TableFormat.markdown

  @Option(help: "Columns to print, separated by commas (a file only).")
  var columns: String?

  @Option(help: "Only these metrics, separated by commas (a file, or --ranges).")
  var metric: String?

  @Flag(help: "BD-rates with codecs as rows and metrics as columns (a file only).")
  var pivot = false

  @Flag(
    help:
      "BD-rates of an analysed folder over low, median, high and all shared rates, in one table.")
  var ranges = false

  @Option(help: "With --ranges: the codec to compare with, such as \"jpeg (mse)\".")
  var anchor: String?

  @Option(help: "With --ranges: those of a paper.")
  var preset: BDPreset?

  @Option(help: "With --ranges: decimals of the numbers.")
  var decimals = 1

  @Option(help: "Folder for the tables of a results folder.", completion: .directory)
  var out: String?

  func validate() throws {
    if pivot && columns != nil {
      throw ValidationError("--pivot has columns of its own; leave out --columns.")
    }
    if !ranges && (anchor != nil || preset != nil) {
      throw ValidationError("--anchor and --preset go with --ranges.")
    }
    if !(0...6).contains(decimals) { throw ValidationError("--decimals takes 0 to 6.") }
  }

  func run() throws {
    if ranges { return try printRanges() }
    let printing = FolderTables(format: format, catalogue: MetricRegistry.catalogue)
    guard !isFolder(path) else {
      if pivot || columns != nil || metric != nil {
        throw ValidationError("--pivot, --columns and --metric go with one file, not a folder.")
      }
      for file in try printing.write(folder: path, to: out ?? path) { print(file) }
      return
    }
    print(
      try printing.text(
        file: path, columns: columns?.split(separator: ",").map(String.init),
        metrics: metric?.split(separator: ",").map(String.init), pivot: pivot), terminator: "")
  }

  private func printRanges() throws {
    guard isFolder(path), !pivot, columns == nil else {
      throw ValidationError("--ranges goes with a results folder, without --pivot and --columns.")
    }
    let table = try ResultsFolder(path).rangeTable(
      anchor: anchor.map(CodecKey.init(parsing:)),
      metrics: metric?.split(separator: ",").map(String.init) ?? [], preset: preset)
    if let preset { tell("preset \(preset.name): \(preset.explanation)") }
    let notes = try FolderTables(format: format, catalogue: MetricRegistry.catalogue)
      .untrained(ResultsFolder(path), metrics: table.metrics)
    let text = format.text(table.paper(decimals: decimals, notes: notes))
    guard let out else { return print(text, terminator: "") }
    let file = out + "/bd-ranges." + format.fileExtension
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    print(file)
  }
}
