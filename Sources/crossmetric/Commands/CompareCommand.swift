import ArgumentParser
import Foundation
import Imaging
import Metrics
import Results
import StudyRuns
import Tables

/// `crossmetric compare`: scores pairs, or two folders by file name, without a study file.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Score reconstructions against an original, or two folders by file name.",
    usage: "crossmetric compare <original> <reconstructions> ... [options]",
    discussion: """
      Reads PNG, PPM and PGM files. vgg16 uses the trained weights that `crossmetric
      weights fetch` installed, or those of --weights. Without either it uses seeded,
      untrained weights. The table says which. Examples:

        crossmetric compare original.png a.png b.png --metrics psnr,ms-ssim
        crossmetric compare originals/ reconstructions/ --json
      """)

  @Argument(help: "An original, or a folder of originals.", completion: .file())
  var original: String

  @Argument(help: "Its reconstructions, or a folder with the same file names.", completion: .file())
  var reconstructions: [String]

  @OptionGroup var choice: MetricArguments

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @Option(help: "Print a table for a paper: latex, markdown or csv.")
  var format: TableFormat?

  func validate() throws {
    if json && format != nil { throw ValidationError("Give --json or --format, not both.") }
    if reconstructions.isEmpty { throw ValidationError("Name at least one reconstruction.") }
  }

  func run() throws {
    let pairs = try ComparedPair.pairs(original: original, reconstructions: reconstructions)
    let cores = CoreShare()
    let metrics = try choice.make(cores: cores)
    let scored = try pairs.score(metrics, alpha: choice.alpha, cores: cores)
    defer { tellIfUntrained(metrics.map(\.definition)) }
    if let format {
      let notes = weightNotes(metrics)
      if !notes.isEmpty { tell(notes.joined(separator: "; ")) }
      print(format.text(scored.paper(metrics)), terminator: "")
      return
    }
    print(json ? try scored.json(metrics) : table(metrics, scored))
  }

  private func table(_ metrics: [any Metric], _ scored: [ScoredPair]) -> String {
    let header = ["reconstruction"] + metrics.map(\.descriptor.id)
    let rows = scored.map { pair in
      [pair.reconstruction] + pair.scores.map { String(format: "%.6g", $0.1.score) }
    }
    return ([alignedTable([header] + rows)] + weightNotes(metrics)).joined(separator: "\n")
  }

  private func weightNotes(_ metrics: [any Metric]) -> [String] {
    metrics.map(\.definition).filter { !$0.weights.isEmpty }.map { "\($0.metric): \($0.weights)" }
  }
}
