internal import Digests
internal import Foundation
public import Results

/// The result of making reconstructions, by encoders or by models.
public struct MadeReconstructions: Sendable {
  public var made = 0
  /// Bytes of the bit streams.
  public var bytes = 0
  /// In study order. The rest is made regardless.
  public var failures: [FailureRow] = []

  package static func += (all: inout MadeReconstructions, more: MadeReconstructions) {
    all.made += more.made
    all.bytes += more.bytes
    all.failures += more.failures
  }
}

/// SHA-256 of files, each read once.
struct FileDigests {
  private var known: [String: String] = [:]

  /// Nil for a file that cannot be read.
  mutating func of(_ path: String) -> String? {
    let digest = known[path] ?? FileManager.default.contents(atPath: path).map(SHA256.hex(of:))
    known[path] = digest
    return digest
  }
}
