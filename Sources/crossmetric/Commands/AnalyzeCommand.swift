import ArgumentParser

/// `crossmetric analyze`: curves.csv, bdrate.csv and bias.csv from scores.csv.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Mean curves, BD-rates and cross-metric bias from the scores.",
    discussion: "Example: crossmetric analyze study.yaml --out results --method pchip")

  @OptionGroup var arguments: StudyArguments
  @OptionGroup var analysis: AnalysisArguments

  func run() throws {
    try AnalysisStep(StudySession(arguments), analysis).run()
  }
}
