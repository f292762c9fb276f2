import ArgumentParser
import Foundation
import Metrics
import Tables
import Weights

/// `crossmetric weights fetch|list|import|inspect|verify|seed`.
struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Fetch, list, import, inspect, verify and seed network weights.",
    discussion: """
      `fetch` installs trained VGG-16, LPIPS and DISTS weights; new results folders
      and `compare` then use them. Before that, vgg16 uses seeded weights: they show
      the effect, but the numbers cannot be compared with published ones. `import`
      reads a file of yours; name it under `weights:` in a study, or with --weights.
      Examples:

        crossmetric weights fetch
        crossmetric weights import vgg16-397923af.pth vgg16.h5
      """,
    subcommands: [
      Fetch.self, List.self, Import.self, Inspect.self, Verify.self, Seed.self,
    ])

  /// Prints names, shapes and ranges of any file of weights.
  struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "inspect", abstract: "Print names, shapes, ranges and digest of a weight file.",
      discussion: "Example: crossmetric weights inspect vgg16.h5")

    @Argument(help: "HDF5, safetensors, PyTorch or Caffe file.", completion: .file()) var file:
      String

    func run() throws {
      let contents = try WeightFile.read(file, hdf5: .ofThisProgram)
      let summary = WeightSummary(contents)
      let header = ["name", "type", "shape", "min", "max", "mean", "sd", "not finite"]
      print(alignedTable([header] + summary.rows.map(fields)))
      if let choice = contents.choice { print("read: \(choice)") }
      switch Result(catching: { try VGG16Weights(file: contents.torchNamed) }) {
      case .success(let weights):
        print("VGG-16: yes, \(weights.preprocessing), digest \(weights.digest)")
        if !weights.leftovers.isEmpty {
          print("not needed: " + weights.leftovers.joined(separator: ", "))
        }
      case .failure(let error): print("VGG-16: no, \(error)")
      }
    }

    private func fields(_ row: WeightSummary.Row) -> [String] {
      let numbers = row.statistics.map {
        [$0.minimum, $0.maximum, $0.mean, $0.deviation].map { String(format: "%.5g", $0) }
          + ["\($0.notFinite)"]
      }
      return [row.name, row.type, row.shape.map(String.init).joined(separator: "x")]
        + (numbers ?? Array(repeating: "-", count: 5))
    }
  }

  /// Writes seeded weights, for trying things without training.
  struct Seed: ParsableCommand {
    enum Network: String, ExpressibleByArgument, CaseIterable { case vgg16 }

    static let configuration = CommandConfiguration(
      commandName: "seed", abstract: "Write seeded (untrained) weights, the same on every machine.",
      discussion: "Example: crossmetric weights seed vgg16 vgg16-seed1.h5 --seed 1")

    @Argument(help: "The network.") var network: Network
    @Argument(help: "HDF5 file to write.", completion: .file()) var output: String
    @Option(help: "Seed of the generator.") var seed: UInt64 = 0

    func run() throws {
      let weights = VGG16Weights.seeded(seed)
      try weights.write(to: output, layerSums: VGG16Verification.layerSums(weights))
      print("\(output): \(weights.source), digest \(weights.digest)")
    }
  }
}
