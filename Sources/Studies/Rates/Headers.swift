import Basics
import Foundation
import Imaging

/// Image headers, read in parallel: a plan of 100,000 pairs waits for the disk only once.
enum Headers {
  struct Fault: Error, Sendable {
    var message: String
  }

  /// Headers in the order of the paths; an alpha channel is a fault where the rule refuses it.
  static func read(_ paths: [String], alpha: AlphaRule) -> [Result<ImageInfo, Fault>] {
    let size = 256
    let count = (paths.count + size - 1) / size
    let chunks = mapInParallel(count) { index in
      paths[index * size..<min(paths.count, (index + 1) * size)].map { header($0, alpha) }
    }
    return Array(chunks.joined())
  }

  private static func header(_ path: String, _ alpha: AlphaRule) -> Result<ImageInfo, Fault> {
    do {
      let info = try ImageInfo.read(path)
      guard info.hasAlpha, alpha == .refuse else { return .success(info) }
      return .failure(
        Fault(
          message: "\(path) has an alpha channel, and the scores depend on how it is handled; "
            + "set \"alpha: drop\", \"alpha: black\" or \"alpha: white\" in the study file"))
    } catch {
      return .failure(Fault(message: "\(error)"))
    }
  }
}
