import ArgumentParser
import Provenance

/// `crossmetric explain`: the chain behind a number.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show where a number of a results folder comes from.",
    discussion: """
      For a row of scores.csv it prints files and digests, rate, definition, encoder,
      study and runs; for a row of curves.csv, its scores; for a row of bdrate.csv,
      bias.csv or any other table of the analysis, its curves. Examples:

        crossmetric explain results/scores.csv --row 17
        crossmetric explain results/curves.csv --row codec=x265,point=32,metric=psnr
        crossmetric explain results/place.csv --row codec=lee2019,distance=vgg16
      """)

  @Argument(help: "A table of a results folder.", completion: .file(extensions: ["csv"]))
  var table: String

  @Option(
    parsing: .unconditional, help: "Line of the row in the file, or COLUMN=VALUE,COLUMN=VALUE.")
  var row: String

  func run() throws {
    print(try Explanation(file: table, row: try RowChoice(row)).text)
  }
}
