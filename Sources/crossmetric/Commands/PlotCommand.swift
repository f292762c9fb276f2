public import ArgumentParser
public import Plots
import Results
import StudyRuns

extension Terminal: ExpressibleByArgument {}

/// `crossmetric plot`: figures as gnuplot scripts and their pictures.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot", abstract: "Draw the figures of an analysed study with gnuplot.",
    discussion: """
      Every figure is a script that runs alone (gnuplot NAME.gp) and its pictures;
      latex writes NAME-latex.tex for \\input and NAME-latex.pdf. Examples:

        crossmetric plot results --list
        crossmetric plot results --figure rd-psnr --terminal pdf --size 8.5cmx6cm
        crossmetric plot study.yaml --out results
      """)

  @Argument(help: "A results folder of analyze, or a study file.", completion: .file())
  var path: String

  @Option(
    help: "Of a results folder: where figures go (default: its plots). Of a study: its results.",
    completion: .directory)
  var out: String?

  @Option(help: "Only this figure; may be repeated.")
  var figure: [String] = []

  @Flag(help: "List the figures of these results and what they show, and stop.")
  var list = false

  @Option(help: "svg, png, pdf or latex; may be repeated (default: svg and png).")
  var terminal: [Terminal] = []

  @Option(
    help: "column (88 mm), page (182 mm), a width, or width and height in cm, mm, in, pt or px.",
    transform: size)
  var size = FigureSize.column

  @Flag(help: "Without title and origin, which papers say in the caption.")
  var noTitle = false

  func validate() throws {
    if !Files.isFolder(path) && out == nil {
      throw ValidationError("A study file needs --out, the folder of its results.")
    }
  }

  func run() throws {
    let files: FigureFiles
    if Files.isFolder(path) {
      let results = ResultsFolder(path)
      try StudyWords.tellIfNoRule(results)
      files = try FigureFiles(of: results, to: out ?? results.file("plots"))
    } else {
      let run = try StudySession(study: path, out: out ?? "").run
      files = FigureFiles(try run.figureData(), folder: run.results.file("plots"))
    }
    guard !list else {
      let figures = files.scripts
      let width = figures.map(\.name.count).max() ?? 0
      for figure in figures {
        print(
          figure.name + String(repeating: " ", count: width - figure.name.count + 2)
            + figure.summary)
      }
      return
    }
    let terminals = terminal.isEmpty ? FigureFormat().terminals : terminal.uniqued()
    let format = FigureFormat(terminals: terminals, size: size, showsTitle: !noTitle)
    for file in try FigureDrawing.orExit(files.folder, { try files.draw(figure, format) }) {
      print(file)
    }
  }

  @Sendable private static func size(_ text: String) throws -> FigureSize {
    do { return try FigureSize(text) } catch {
      throw ValidationError(error.description)
    }
  }
}

enum FigureDrawing {
  /// Draws, or says that gnuplot is missing, after the scripts were written.
  ///
  /// - Throws: `ExitCode(2)` then.
  @discardableResult
  static func orExit(_ folder: String, _ draw: () throws -> [String]) throws -> [String] {
    do { return try draw() } catch GnuplotError.missing {
      tell("\(GnuplotError.missing) (\(folder))")
      throw ExitCode(2)
    }
  }
}
