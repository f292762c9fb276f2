import ArgumentParser

/// `crossmetric manual`: the manual page, for `make install`.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page, as roff.",
    discussion: "Example: crossmetric manual > crossmetric.1", shouldDisplay: false)

  func run() throws {
    let page = try ManualPage(help: CrossMetric._dumpHelp(), version: CrossMetric.version)
    print(page.text, terminator: "")
  }
}
