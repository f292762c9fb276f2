import ArgumentParser
import Provenance

/// `crossmetric explain`: the chain behind a number.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Tell where a number of a results folder comes from.",
    discussion: """
      From a row of scores.csv to its files and their digests, rate, definition,
      encoder, study and runs; from one of curves.csv to its scores; from one of
      bdrate.csv, bias.csv or any further table of the analysis, such as place.csv,
      to its curves. Examples:

        crossmetric explain results/scores.csv --row 17
        crossmetric explain results/curves.csv --row codec=x265,point=32,metric=psnr
        crossmetric explain results/place.csv --row codec=lee2019,distance=vgg16
      """)

  @Argument(help: "A table of a results folder.", completion: .file(extensions: ["csv"]))
  var table: String

  @Option(
    parsing: .unconditional, help: "The row's line in the file, or COLUMN=VALUE,COLUMN=VALUE.")
  var row: String

  func run() throws {
    print(try Explanation(file: table, row: try RowChoice(row)).text)
  }
}
