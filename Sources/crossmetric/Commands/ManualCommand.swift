import ArgumentParser
import Results

/// `crossmetric manual`: the manual page, for `make install`.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page, as roff.",
    discussion: "Example: crossmetric manual > crossmetric.1", shouldDisplay: false)

  @Flag(help: "Print docs/columns.md instead.")
  var columns = false

  func run() throws {
    if columns {
      print(ColumnsPage.text, terminator: "")
      return
    }
    let page = try ManualPage(help: CrossMetric._dumpHelp(), version: Version.current)
    print(page.text, terminator: "")
  }
}

/// `docs/columns.md`: the columns of all tables, as their row types declare them.
private enum ColumnsPage {
  static var text: String {
    let head = """
      # Columns of the tables

      One table for each CSV file of a results folder, in the order of its columns. `crossmetric manual --columns` prints this page. [The
      files of a results folder](files.md) describes the files. Columns marked + were added after version 0.1.0; in files without them they
      count as empty.

      """
    return head
      + TableSchemas.all.map { table in
        "\n## \(table.file)\n\n| column | unit | meaning |\n|---|---|---|\n"
          + table.columns.map { column in
            "| `\(column.name)`\(column.isLater ? " +" : "") | \(column.unit) | \(escaped(column.meaning)) |\n"
          }.joined()
      }.joined()
  }

  private static func escaped(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
