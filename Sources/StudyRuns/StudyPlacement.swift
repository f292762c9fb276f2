import Basics
import Foundation
import Provenance

/// A study file and its results folder, from what a user names: both, or a results folder that knows its
/// study.
public struct StudyPlacement: Sendable, Hashable {
  public let study: String
  public let out: String

  /// - Parameters:
  ///   - path: a study file, or a results folder.
  ///   - out: the results folder; a study file without one has its own path here.
  /// - Throws: `StudyPlacementError` for a folder that does not lead to its study, and what is wrong with
  ///   its provenance.
  public init(_ path: String, out: String? = nil) throws {
    guard isFolder(path) else {
      study = path
      self.out = out ?? path
      return
    }
    if let out, FileState(out).map({ !$0.isSame(as: path) }) ?? true {
      throw StudyPlacementError.twoFolders(path, out: out)
    }
    guard let record = try Provenance.read(folder: path)?.study else {
      throw StudyPlacementError.noProvenance(folder: path, out: out ?? path)
    }
    let file = Self.shortened(path + "/" + record.path)
    guard isFile(file) else {
      throw StudyPlacementError.noStudy(file, folder: path, out: out ?? path)
    }
    (study, self.out) = (file, path)
  }

  /// A path without `..` where the file lies in the current folder.
  private static func shortened(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    // Of a relative path, `standardized` makes one that begins at the root.
    let whole = URL(fileURLWithPath: path.hasPrefix("/") ? path : here + path).standardized.path
    return whole.hasPrefix(here) ? String(whole.dropFirst(here.count)) : whole
  }
}

/// Why a folder does not lead to a study. `out` is the results folder that the user means.
public enum StudyPlacementError: Error, Equatable, CustomStringConvertible {
  case twoFolders(String, out: String)
  case noProvenance(folder: String, out: String)
  case noStudy(String, folder: String, out: String)

  public var description: String {
    switch self {
    case .twoFolders: reason + "; give a study file, or a results folder alone"
    case .noProvenance, .noStudy: reason + "; give the study file too"
    }
  }

  /// Without what helps.
  package var reason: String {
    switch self {
    case .twoFolders(let path, let out):
      "\(path) is a folder, and the results folder is another, \(out)"
    case .noProvenance(let folder, _):
      "\(folder) has no \(Provenance.file), so it does not say which study it is of"
    case .noStudy(let file, let folder, _):
      "\(folder) is of the study \(file), which is not there"
    }
  }
}
