package import Basics
import Digests
public import Foundation
import Metrics
import Results

/// Heat maps kept in a folder from one run to the next, one file a metric and reconstruction.
///
/// A file's name is a digest of the metric's definition and of path, size and time of change of
/// both images, so a changed image or definition finds nothing.
public struct HeatMapStore: Sendable {
  /// Raised when the numbers of a map change with the definition unchanged.
  private static let revision = 1

  private let folder: URL

  public init(folder: URL) { self.folder = folder }

  /// Where a map is kept; nil where an image cannot be looked at.
  func place(_ metric: any LocallyResolved, _ pictures: [String]) -> URL? {
    let states = pictures.map(FileState.text)
    guard !states.contains(nil) else { return nil }
    let facts =
      ["heat map \(Self.revision)", "cell \(LocalMap.cell)", metric.definition.fingerprint]
      + states.compactMap { $0 }
    return folder.appendingPathComponent(
      String(SHA256.hex(of: facts.joined(separator: "\n")).prefix(32)))
  }

  func read(_ place: URL?, kinds: Int) -> HeatMap? {
    place.flatMap { try? Data(contentsOf: $0) }.flatMap { HeatMap($0, kinds: kinds) }
  }

  /// A map that cannot be kept is computed again next time, so failures pass.
  func write(_ map: HeatMap, _ place: URL?) {
    guard let place else { return }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? map.data.write(to: place, options: .atomic)
  }
}

extension FileState {
  /// Size, time of the last change and path in one line; nil where there is no such file.
  package static func text(_ path: String) -> String? {
    FileState(path).map { "\($0.size) \($0.seconds).\($0.nanoseconds) \(path)" }
  }
}
