public import ArgumentParser
public import StudyRuns

/// `crossmetric report`: report.html.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the visual comparison report of an analysed study.",
    usage: "crossmetric report <study> [--out <out>] [options]",
    discussion: """
      Examples:

        crossmetric report results
        crossmetric report study.yaml --out results --full-images
      """)

  @OptionGroup var arguments: StudyArguments
  @OptionGroup var report: ReportArguments

  func run() throws {
    print("The report is \(try StudySession(arguments, of: Self.self).run.report(report.options))")
  }
}

/// Options of `report` and `run` for the page.
struct ReportArguments: ParsableArguments {
  @Flag(help: "Put the full images into a folder beside the report.")
  var fullImages = false

  @Option(
    help: """
      Heat maps in the report; all includes those of networks, which take about a second for each \
      image the first time.
      """)
  var heatMaps = HeatMapChoice.quick

  var options: ReportOptions {
    var options = ReportOptions()
    options.fullImages = fullImages
    options.heatMaps = heatMaps
    return options
  }
}

extension HeatMapChoice: ExpressibleByArgument {}
