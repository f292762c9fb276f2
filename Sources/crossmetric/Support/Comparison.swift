import Dispatch
import Foundation
import Imaging
import Metrics
import Results
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
    let names = try files(of: original)
    let others = try files(of: reconstructions[0])
    let unmatched = Set(names).symmetricDifference(others).sorted()
    guard unmatched.isEmpty else {
      throw ComparisonError.unmatched(unmatched, folders: [original, reconstructions[0]])
    }
    guard !names.isEmpty else { throw ComparisonError.emptyFolder(original) }
    return names.map {
      ComparedPair(original: original + "/" + $0, reconstruction: reconstructions[0] + "/" + $0)
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Names of the images in a folder; bit streams and tables may lie beside them.
  private static func files(of folder: String) throws -> [String] {
    let extensions: Set = ["png", "ppm", "pgm", "pnm"]
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
      !name.hasPrefix(".")
        && extensions.contains(URL(fileURLWithPath: name).pathExtension.lowercased())
        && !isFolder(folder + "/" + name)
    }.sorted()
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
  /// Scores all pairs on all cores; the original's side is computed once a run of equal originals.
  func score(_ metrics: [any Metric], alpha: AlphaRule) throws -> [ScoredPair] {
    let originals = Dictionary(grouping: indices, by: { self[$0].original }).values.sorted {
      $0[0] < $1[0]
    }
    let results = Mutex<[Int: Result<ScoredPair, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: originals.count) { group in
      let indices = originals[group]
      let sides = Result {
        let image = try Image.read(self[indices[0]].original, alpha: alpha)
        return try metrics.map { try $0.scorer(for: image) }
      }
      for index in indices {
        let pair = self[index]
        let result = Result {
          let scorers: [Scorer]
          do { scorers = try sides.get() } catch {
            throw ComparisonError.named(pair.original, error)
          }
          let image = try Image.read(pair.reconstruction, alpha: alpha)
          do {
            let scores = try zip(metrics, scorers).map { metric, score in
              (metric.descriptor.id, try score(image))
            }
            return ScoredPair(
              original: pair.original, reconstruction: pair.reconstruction, width: image.width,
              height: image.height, scores: scores)
          } catch { throw ComparisonError.named(pair.reconstruction, error) }
        }
        results.withLock { $0[index] = result }
      }
    }
    let scored = results.withLock { $0 }
    return try indices.compactMap { try scored[$0]?.get() }
  }
}

extension ComparisonError {
  /// Metrics know no files: adds the name unless the message has it.
  fileprivate static func named(_ path: String, _ error: any Error) -> ComparisonError {
    let message = "\(error)"
    return .pair(message: message.contains(path) ? message : path + ": " + message)
  }
}
