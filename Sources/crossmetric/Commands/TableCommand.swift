import ArgumentParser
import Metrics
import Tables

/// `crossmetric table`: tables for papers.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Print CSV tables as LaTeX or Markdown, best values marked.",
    discussion: """
      A file goes to standard output, a folder to files beside its tables. The best
      of a group is bold, the second best underlined. Examples:

        crossmetric table results/bdrate.csv --pivot --format latex > bdrate.tex
        crossmetric table results --format markdown --out tables
      """)

  @Argument(help: "A CSV table, or a results folder.", completion: .file())
  var path: String

  @Option(help: "Format of the tables.")
  var format = TableFormat.markdown

  @Option(help: "Columns to print, separated by commas (a file only).")
  var columns: String?

  @Option(help: "Only rows of these metrics, separated by commas (a file only).")
  var metric: String?

  @Flag(help: "BD-rates with codecs as rows and metrics as columns (a file only).")
  var pivot = false

  @Option(help: "Folder for the tables of a results folder.", completion: .directory)
  var out: String?

  func validate() throws {
    if pivot && columns != nil {
      throw ValidationError("--pivot has columns of its own; leave out --columns.")
    }
  }

  func run() throws {
    let printing = FolderTables(format: format, catalogue: MetricRegistry.catalogue)
    guard !Files.isFolder(path) else {
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
}
