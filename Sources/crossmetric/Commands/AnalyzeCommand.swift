import ArgumentParser
import StudyRuns

/// `crossmetric analyze`: curves.csv, bdrate.csv and bias.csv from scores.csv.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Mean curves, BD-rates and cross-metric bias from the scores.",
    discussion: """
      Reads scores.csv of the results folder, and the study's curves from elsewhere;
      writes curves.csv, bdrate.csv, bias.csv and a table for each further question.
      No image is read, so it takes seconds. Example:

        crossmetric analyze study.yaml --out results --rate-range 0.25:1.4
      """)

  @OptionGroup var arguments: StudyArguments
  @OptionGroup var analysis: AnalysisArguments

  func run() throws {
    let run = try StudySession(arguments).run
    analysis.delta.tellPreset()
    try run.analyze(analysis.options)
    try analysis.writeTables(of: run.results)
  }
}
