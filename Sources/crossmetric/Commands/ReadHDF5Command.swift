import ArgumentParser
import Foundation
import Weights

/// `crossmetric read-hdf5`: what this program starts itself with to read an HDF5 file.
struct ReadHDF5Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: IsolatedHDF5.command,
    abstract: "Read an HDF5 file for another process of this program, in its own format.",
    shouldDisplay: false)

  @Argument var file: String

  func run() throws { try IsolatedHDF5.serve(file, to: .standardOutput) }

}

extension HDF5Access {
  /// By starting this program again, with that command.
  static let ofThisProgram = HDF5Access.isolated(by: "/proc/self/exe")
}
