import Basics
import Foundation
public import Imaging
public import Metrics
public import Results
import Scoring
import Studies

/// An original and one reconstruction of it, by path.
public struct ComparedPair: Sendable {
  public let original: String
  public let reconstruction: String

  public init(original: String, reconstruction: String) {
    self.original = original
    self.reconstruction = reconstruction
  }

  /// Pairs one original with its reconstructions, or the files of two folders by their names.
  ///
  /// - Throws: `ComparisonError`.
  public static func pairs(original: String, reconstructions: [String]) throws -> [ComparedPair] {
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

}

/// A pair with its scores, in the order of the metrics.
public struct ScoredPair: Sendable {
  public let original: String
  public let reconstruction: String
  public let width: Int
  public let height: Int
  public let scores: [(String, MetricScore)]
}

/// Why two things cannot be compared.
public enum ComparisonError: Error, CustomStringConvertible {
  case folderAgainstFile(folder: String, file: String)
  case unmatched([String], folders: [String])
  case emptyFolder(String)
  case pair(message: String)

  public var description: String {
    switch self {
    case .folderAgainstFile(let folder, let file):
      "\(folder) is a folder and \(file) is not; give one original and its reconstructions, "
        + "or exactly two folders"
    case .unmatched(let names, let folders):
      "\(names.prefix(3).joined(separator: ", "))\(names.count > 3 ? " and others" : "") "
        + "\(names.count == 1 ? "is" : "are") in only one of \(folders.joined(separator: " and ")); "
        + "give both folders the same file names"
    case .emptyFolder(let folder):
      "\(folder) has no PNG, PPM or PGM files; name a folder of images"
    case .pair(let message): message
    }
  }
}

extension [ComparedPair] {
  /// Scores all pairs on all cores, by the way that studies are scored.
  ///
  /// - Returns: a row a pair, in their order.
  /// - Throws: `ComparisonError.pair` for the first pair that has no scores.
  public func score(
    _ metrics: [any Metric], alpha: AlphaRule, cores: CoreShare = CoreShare()
  ) throws -> [ScoredPair] {
    let key = CodecKey(codec: "", objective: "")
    let pairs = map {
      Pair(
        key: key, point: "", image: "", original: $0.original, reconstruction: $0.reconstruction,
        width: 0, height: 0, bytes: nil, bpp: .nan)
    }
    let scores = try PairEngine(metrics: metrics, alpha: alpha).scores(of: pairs, cores: cores)
    return try zip(self, scores).map { pair, result in
      let scores: [MetricScore]
      switch result {
      case .success(let found): scores = found
      case .failure(let failure): throw ComparisonError.pair(message: failure.message)
      }
      let size = try ImageInfo.read(pair.reconstruction)
      return ScoredPair(
        original: pair.original, reconstruction: pair.reconstruction, width: size.width,
        height: size.height,
        scores: zip(metrics, scores).map { ($0.descriptor.id, $1) })
    }
  }
}
