import Foundation
import Processes
import StudyRuns
import Synchronization
import TrainedWeights

/// `weights fetch` with its words: what is installed, how far a download is.
struct WeightsInstallation {
  let quiet: Bool

  /// - Parameter within: seconds after which downloads are given up.
  func run(
    _ networks: [TrainedNetwork], from source: PackageSource, within: Double? = nil
  ) throws {
    guard let folder = WeightsFolder.ofUser() else { throw FetchError.noFolder }
    let children = RunningChildren()
    let watch = endOnInterrupt(children: children)
    defer { watch?.cancel() }
    let there = networks.filter(folder.has)
    let arrivals = Arrivals(quiet: quiet)
    let fetch = WeightsFetch(
      into: folder, from: source, children: children, timeLimit: within,
      hdf5: .ofThisProgram, progress: arrivals.update)
    try fetch.run(networks) { network in
      if !quiet { tell("\(folder.file(of: network)): \(network.provenance)") }
    }
    if !quiet && there.count == networks.count {
      tell("\(counted(there.count, "network")) installed already in \(folder.path)")
    }
  }

  /// A bar for each package.
  private final class Arrivals: Sendable {
    private let quiet: Bool
    private let bars = Mutex<[PythonPackage: ProgressBar]>([:])

    init(quiet: Bool) { self.quiet = quiet }

    @Sendable func update(_ package: PythonPackage, _ bytes: Int) {
      // Packages of some kilobytes are there before one could look.
      guard package.bytes > 1 << 20 else { return }
      let bar = bars.withLock { bars in
        let bar =
          bars[package]
          ?? ProgressBar("MB of \(package.name)", total: package.bytes >> 20, quiet: quiet)
        bars[package] = bar
        return bar
      }
      bar.update(min(bytes, package.bytes) >> 20)
    }
  }
}
