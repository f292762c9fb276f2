public import Foundation
public import Results
import Synchronization

/// Scores of earlier runs, whatever study they belonged to, by content (`CacheKey`).
///
/// 256 files of lines, each entry in the one that its key's first digits name. Entries are appended
/// with one write each, so several processes may use a cache at once; what a kill or a fault of the
/// disk left is recognised by its digest, ignored, and written again. A file that has grown to its
/// limit loses its older half. A cache that cannot be read or written is as good as empty: scores
/// are then computed, never refused.
public final class ScoreCache: Sendable {
  /// Folder of the files.
  public let folder: String
  private let fileLimit: Int
  private let hitCount = Atomic(0)

  /// Files together never hold much more than this.
  public static let limit = 64 << 20
  private static let version = "scores-v1"
  private static let names = (0..<256).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }

  /// - Parameter folder: of all our caches; made at the first write.
  public init(folder: String, limit: Int = ScoreCache.limit) {
    self.folder = folder + "/" + Self.version
    fileLimit = limit / Self.names.count
  }

  /// The cache of this user: in `CROSSMETRIC_CACHE`, else `crossmetric` in `XDG_CACHE_HOME`, else in
  /// `~/.cache`.
  ///
  /// - Returns: nil if `CROSSMETRIC_CACHE` is `off`, or nothing names a folder.
  public static func ofUser(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> ScoreCache? {
    if let chosen = environment["CROSSMETRIC_CACHE"], !chosen.isEmpty {
      return chosen == "off" ? nil : ScoreCache(folder: chosen)
    }
    // The standard asks to ignore relative paths.
    if let caches = environment["XDG_CACHE_HOME"], caches.hasPrefix("/") {
      return ScoreCache(folder: caches + "/crossmetric")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return ScoreCache(folder: home + "/.cache/crossmetric")
  }

  /// Scores that were found so far.
  public var hits: Int { hitCount.load(ordering: .relaxed) }

  /// The score of a key, or nil.
  public func score(_ key: CacheKey) -> MetricScore? {
    guard let text = try? Data(contentsOf: URL(fileURLWithPath: file(of: key.text))) else {
      return nil
    }
    var end = text.endIndex
    // The newest is the last.
    while let range = text.range(of: Data(key.text.utf8), options: .backwards, in: 0..<end) {
      let line = text[range.lowerBound...].prefix { $0 != UInt8(ascii: "\n") }
      let startsLine =
        range.lowerBound == 0 || text[range.lowerBound - 1] == UInt8(ascii: "\n")
      if startsLine, let entry = CacheEntry(line: String(decoding: line, as: UTF8.self)[...]),
        entry.key == key.text
      {
        hitCount.add(1, ordering: .relaxed)
        return entry.score
      }
      end = range.lowerBound
    }
    return nil
  }

  /// Keeps a score.
  public func insert(_ score: MetricScore, for key: CacheKey) {
    let file = file(of: key.text)
    var descriptor = Self.open(file)
    if descriptor < 0 && errno == ENOENT {
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      descriptor = Self.open(file)
    }
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    // A line that a kill cut off ends here at the latest.
    var line = Array(CacheEntry(key: key.text, score: score).line.utf8)
    if status.st_size > 0 { line.insert(UInt8(ascii: "\n"), at: 0) }
    _ = write(descriptor, line, line.count)
    if Int(status.st_size) + line.count > fileLimit { shorten(file) }
  }
}

extension ScoreCache {
  /// Files and bytes of a cache.
  public struct Size: Sendable, Equatable {
    public var files = 0
    public var bytes = 0
  }

  public func size() -> Size {
    Self.names.reduce(into: Size()) { size, name in
      var status = stat()
      guard lstat(path(name), &status) == 0 else { return }
      size.files += 1
      size.bytes += Int(status.st_size)
    }
  }

  /// Removes the cache's own files and nothing else.
  ///
  /// - Throws: `CacheError` if one of them stays.
  public func clean() throws(CacheError) {
    for name in Self.names where unlink(path(name)) != 0 && errno != ENOENT {
      throw .stays(path: path(name), reason: String(cString: strerror(errno)))
    }
    rmdir(folder)
  }

  private func path(_ name: String) -> String { folder + "/" + name }

  private func file(of key: String) -> String { path(String(key.prefix(2))) }

  private static func open(_ file: String) -> Int32 {
    Foundation.open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
  }

  /// Keeps the newer half of a file. What another process appends meanwhile may be lost; it is
  /// computed again then.
  private func shorten(_ file: String) {
    guard let text = try? Data(contentsOf: URL(fileURLWithPath: file)) else { return }
    let half = text.suffix(fileLimit / 2)
    let lines = half.drop { $0 != UInt8(ascii: "\n") }
    try? Data(lines).write(to: URL(fileURLWithPath: file), options: .atomic)
  }
}

/// Why a cache cannot be emptied.
public enum CacheError: Error, Equatable, CustomStringConvertible {
  case stays(path: String, reason: String)

  public var description: String {
    switch self {
    case .stays(let path, let reason):
      "cannot remove \(path): \(reason); check the permissions of its folder"
    }
  }
}
