internal import Basics
import Foundation
internal import Processes

/// The folder that a study's results are written to, locked against a second writer.
public struct LockedFolder: ~Copyable {
  public let path: String
  private let lock: FolderLock
  private let isNew: Bool

  /// Makes the folder where needed and locks it.
  ///
  /// - Throws: `ScoringError.folder` or `.locked`.
  public init(_ path: String) throws {
    if let state = FileState(path), !state.isFolder {
      throw ScoringError.folder(path: path, reason: "it is a file")
    }
    let isNew = !FileManager.default.fileExists(atPath: path)
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw ScoringError.folder(path: path, reason: "it cannot be made")
    }
    do {
      lock = try FolderLock(path + "/.lock")
    } catch {
      switch error {
      case .held: throw ScoringError.locked(path: path)
      case .unusable(let reason): throw ScoringError.folder(path: path, reason: reason)
      }
    }
    self.path = path
    self.isNew = isNew
  }

  // Before the lock goes.
  deinit {
    // A folder that nothing came into, after a fault of the study, say, goes again.
    if isNew, (try? FileManager.default.contentsOfDirectory(atPath: path)) == [".lock"] {
      unlink(path + "/.lock")
      rmdir(path)
    }
  }

  public func file(_ name: String) -> String { path + "/" + name }
}

/// Why scoring cannot go on.
public enum ScoringError: Error, Equatable, CustomStringConvertible {
  case folder(path: String, reason: String)
  case locked(path: String)
  case write(path: String, reason: String)
  case notAShard(path: String)
  /// Two folders hold different scores of the same files under the same definition.
  case conflict(what: String, files: [String])
  /// The first failure of a run that does not keep going.
  case failed(FailureSummary)

  public struct FailureSummary: Equatable, Sendable {
    public let file: String
    public let message: String
    /// Whether something has not been tried yet.
    public let hasRest: Bool
  }

  public var description: String {
    switch self {
    case .folder(let path, let reason):
      "cannot use \(path) as the results folder: \(reason); choose another"
    case .locked(let path):
      "another crossmetric is writing to \(path); wait for it to end or choose another folder"
    case .write(let path, let reason):
      "cannot write \(path): \(reason); free some space or check its permissions, then run again"
    case .notAShard(let path):
      "\(path) has no scores.csv; give folders that scoring a shard wrote"
    case .conflict(let what, let files):
      "\(files.joined(separator: " and ")) disagree on \(what); one of the machines computed "
        + "wrongly or a file was changed and put back: remove that shard's folder and score it again"
    case .failed(let failure):
      "\(failure.message); scores so far are kept: correct the error, then run again"
    }
  }
}
