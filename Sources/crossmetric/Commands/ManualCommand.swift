import ArgumentParser
import Results

/// `crossmetric manual`: the manual page, for `make install`.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page, as roff.",
    discussion: "Example: crossmetric manual > crossmetric.1", shouldDisplay: false)

  func run() throws {
    let page = try ManualPage(help: CrossMetric._dumpHelp(), version: Version.current)
    print(page.text, terminator: "")
  }
}
