import ArgumentParser
import Foundation
import Metrics
import Tables
import Weights

extension WeightsCommand {
  /// Runs the network on a fixed image and compares with what the import stored.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Run VGG-16 on a fixed image; compare with the result of the import.",
      discussion: """
        Compares the sum of each layer's map with the one stored at the import, and the
        distances of the fast kernels with those of plain layers. Exit code 3 if one of
        them differs by more than 1e-4 (relative). Example:

          crossmetric weights verify vgg16.h5
        """)

    @Argument(help: "HDF5 file that `weights import` wrote.", completion: .file()) var file: String

    func run() throws {
      let verification = try VGG16Verification(
        VGG16Weights(file: WeightFile.readNetwork(file, hdf5: .ofThisProgram)))
      guard !verification.layers.isEmpty else { throw NetworkError.noLayerSums(file: file) }
      print(
        alignedTable(
          [["what", "expected", "found", "relative difference"]]
            + rows(verification.layers, "sum of ") + rows(verification.kernels, "distance in ")))
      guard verification.isPassed else {
        tell(
          "\(file): the weights or this machine's arithmetic differ from those at the import")
        throw ExitCode(3)
      }
      print("\(file): all within \(VGG16Verification.tolerance) of what is expected")
    }

    private func rows(_ lines: [VGG16Verification.Line], _ prefix: String) -> [[String]] {
      lines.map {
        [
          prefix + $0.name, "\($0.expected)", "\($0.found)",
          String(format: "%.1e", $0.relativeDifference),
        ]
      }
    }
  }
}
