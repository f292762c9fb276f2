import ArgumentParser

/// The root command; one file a subcommand.
@main
struct CrossMetric: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crossmetric", abstract: "Cross-metric analysis of image codecs.", version: "0.1.0"
  )
}
