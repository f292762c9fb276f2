import Dispatch
import Foundation
import Imaging
import Metrics
import Results
import Studies
import Synchronization

/// An original and one reconstruction of it, by path.
struct ComparedPair: Sendable {
  let original: String
  let reconstruction: String

  /// Pairs one original with its reconstructions, or the files of two folders by their names.
  static func pairs(original: String, reconstructions: [String]) throws -> [ComparedPair] {
    guard isFolder(original) else {
      if let folder = reconstructions.first(where: isFolder) {
        throw ComparisonError.folderAgainstFile(folder: folder, file: original)
      }
      return reconstructions.map { ComparedPair(original: original, reconstruction: $0) }
    }
    guard reconstructions.count == 1, isFolder(reconstructions[0]) else {
      throw ComparisonError.folderAgainstFile(folder: original, file: reconstructions[0])
    }
    let matched = FolderPairs(
      try FolderPairs.images(in: original), try FolderPairs.images(in: reconstructions[0]))
    guard matched.unmatched.isEmpty else {
      throw ComparisonError.unmatched(
        matched.unmatched, folders: [original, reconstructions[0]])
    }
    guard !matched.pairs.isEmpty else { throw ComparisonError.emptyFolder(original) }
    return matched.pairs.map {
      ComparedPair(
        original: original + "/" + $0.first, reconstruction: reconstructions[0] + "/" + $0.second)
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}

/// A pair with its scores, in the order of the metrics.
struct ScoredPair: Sendable {
  let original: String
  let reconstruction: String
  let width: Int
  let height: Int
  let scores: [(String, MetricScore)]
}

/// Why two things cannot be compared.
enum ComparisonError: Error, CustomStringConvertible {
  case folderAgainstFile(folder: String, file: String)
  case unmatched([String], folders: [String])
  case emptyFolder(String)
  case pair(message: String)

  var description: String {
    switch self {
    case .folderAgainstFile(let folder, let file):
      "\(folder) is a folder and \(file) is not; give one original and its reconstructions, "
        + "or exactly two folders"
    case .unmatched(let names, let folders):
      "\(names.prefix(3).joined(separator: ", "))\(names.count > 3 ? " and others" : "") "
        + "\(names.count == 1 ? "stands" : "stand") in only one of \(folders.joined(separator: " and ")); "
        + "give both folders the same file names"
    case .emptyFolder(let folder):
      "\(folder) holds no PNG, PPM or PGM files; name a folder of images"
    case .pair(let message): message
    }
  }
}

extension [ComparedPair] {
  /// Scores all pairs on all cores; the side of each original is computed once.
  func score(
    _ metrics: [any Metric], alpha: AlphaRule, cores: CoreShare
  ) throws -> [ScoredPair] {
    let originals = Dictionary(grouping: indices, by: { self[$0].original }).values.sorted {
      $0[0] < $1[0]
    }
    let results = Mutex<[Int: Result<ScoredPair, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: originals.count) { group in
      let indices = originals[group]
      let scorers = cores.worker {
        Result {
          let original = self[indices[0]].original
          let image = try Image.read(original, alpha: alpha)
          return try naming(original) { try metrics.map { try $0.scorer(for: image) } }
        }
      }
      DispatchQueue.concurrentPerform(iterations: indices.count) { index in
        let pair = self[indices[index]]
        let result = cores.worker {
          Result { try pair.score(metrics, scorers.get(), alpha: alpha) }
        }
        results.withLock { $0[indices[index]] = result }
      }
    }
    let scored = results.withLock { $0 }
    return try indices.compactMap { try scored[$0]?.get() }
  }
}

extension ComparedPair {
  fileprivate func score(
    _ metrics: [any Metric], _ scorers: [Scorer], alpha: AlphaRule
  ) throws -> ScoredPair {
    let image = try Image.read(reconstruction, alpha: alpha)
    let scores = try naming(reconstruction) {
      try zip(metrics, scorers).map { ($0.descriptor.id, try $1(image)) }
    }
    return ScoredPair(
      original: original, reconstruction: reconstruction, width: image.width,
      height: image.height, scores: scores)
  }
}

/// Metrics know no files: adds the file's name to what they throw.
private func naming<R>(_ path: String, _ body: () throws -> R) throws -> R {
  do { return try body() } catch { throw ComparisonError.pair(message: "\(path): \(error)") }
}
