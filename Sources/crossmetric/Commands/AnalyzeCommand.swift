import ArgumentParser
import Results
import StudyRuns

/// `crossmetric analyze`: curves.csv, bdrate.csv and bias.csv from scores.csv.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Compute mean curves, BD-rates and cross-metric bias from the scores.",
    usage: "crossmetric analyze <study> [--out <out>] [options]",
    discussion: """
      Reads scores.csv of the results folder and the study's imported curves. Writes
      curves.csv, bdrate.csv, bias.csv and further tables. It reads no image, so it
      takes seconds. Prints which codec needs fewer bits by which metric, with 95 %
      intervals, and whether the metrics agree. Examples:

        crossmetric analyze results
        crossmetric analyze study.yaml --out results --rate-range 0.25:1.4
      """)

  @OptionGroup var arguments: StudyArguments
  @OptionGroup var analysis: AnalysisArguments

  func run() throws {
    let run = try StudySession(arguments, of: Self.self).run
    analysis.delta.tellPreset()
    try run.analyze(analysis.options)
    try analysis.writeTables(of: run.results)
    try analysis.printAnswers(of: run, rest: run.results.file("matrix.csv"))
  }
}
