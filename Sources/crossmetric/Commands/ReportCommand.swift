import ArgumentParser

/// `crossmetric report`: report.html.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the visual comparison report of an analysed study.",
    discussion: "Example: crossmetric report study.yaml --out results --full-images")

  @OptionGroup var arguments: StudyArguments
  @OptionGroup var report: ReportArguments

  func run() throws {
    let session = try StudySession(arguments)
    print("The report is \(try ReportStep(session, report).run())")
  }
}

/// What `report` and `run` take for the page.
struct ReportArguments: ParsableArguments {
  @Flag(help: "Put the full pictures into a folder beside the report.")
  var fullImages = false

  @Option(
    help: """
      Heat maps in the report: none, quick, or all; all has those of networks too, which take about \
      a second a picture once.
      """)
  var heatMaps = HeatMapChoice.quick
}

enum HeatMapChoice: String, ExpressibleByArgument, CaseIterable {
  case none, quick, all
}
