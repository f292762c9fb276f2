import ArgumentParser
import Foundation
import Weights

/// `crossmetric read-hdf5`: what this program starts itself with to read an HDF5 file.
struct ReadHDF5Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read-hdf5",
    abstract: "Read an HDF5 file for another process of this program, in its own format.",
    shouldDisplay: false)

  @Argument var file: String

  func run() throws { try IsolatedHDF5.serve(file, to: .standardOutput) }

  /// From now on this process reads HDF5 files by starting the program anew, with this command.
  static func isolateHDF5() {
    let isolated = IsolatedHDF5(
      program: "/proc/self/exe", arguments: ["crossmetric", configuration.commandName ?? ""])
    WeightFile.readHDF5(with: isolated.read)
  }
}
