import ArgumentParser

/// `crossmetric plot`: plots/*.gp and their .svg and .png.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot", abstract: "Draw the figures of an analysed study with gnuplot.",
    discussion: "Example: crossmetric plot study.yaml --out results")

  @OptionGroup var arguments: StudyArguments

  func run() throws {
    try PlotStep(StudySession(arguments)).run()
  }
}
