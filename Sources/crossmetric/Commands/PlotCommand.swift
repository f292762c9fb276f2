import ArgumentParser
import Basics
import Plots
import Results
import StudyRuns

/// `crossmetric plot`: figures as gnuplot scripts and their images.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw the figures of an analysed study with gnuplot.",
    usage: "crossmetric plot <path> [options]",
    discussion: """
      Every figure is a gnuplot script that contains its data (gnuplot NAME.gp), and
      its images. latex writes NAME-latex.tex for \\input, and NAME-latex.pdf.
      Examples:

        crossmetric plot results --list
        crossmetric plot results --figure rd-psnr --terminal pdf --size 8.5cmx6cm
        crossmetric plot results --rate linear --limits bpp=0:1 --codec ours
        crossmetric plot study.yaml --out results
      """)

  @Argument(help: "A results folder of analyze, or a study file.", completion: .file())
  var path: String

  @Option(
    help:
      "For a results folder: where figures go (default: its plots). For a study: its results folder.",
    completion: .directory)
  var out: String?

  @Option(help: "Only this figure; may be repeated.")
  var figure: [String] = []

  @Flag(help: "List the figures of these results with what they show, and stop.")
  var list = false

  @OptionGroup var look: FigureArguments

  func validate() throws {
    if !isFolder(path) && out == nil {
      throw ValidationError(StudyArguments.needsOut)
    }
  }

  func run() throws {
    var files: FigureFiles
    if isFolder(path) {
      let results = ResultsFolder(path)
      try StudyWords.tellIfNoRule(results)
      files = try FigureFiles(of: results, to: out ?? results.file("plots"))
    } else {
      let run = try StudySession(study: path, out: out ?? "").run
      files = FigureFiles(try run.figureData(), folder: run.results.file("plots"))
    }
    try look.apply(to: &files.style, known: files.curves)
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
    for file in try FigureDrawing.orExit(files.folder, { try files.draw(figure, look.format) }) {
      print(file)
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
