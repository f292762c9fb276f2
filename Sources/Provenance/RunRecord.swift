public import Foundation

/// One run of a step on a results folder.
public struct RunRecord: Codable, Sendable, Equatable {
  /// How a run ended. A run without an end was killed, or still goes on.
  public enum End: String, Codable, Sendable { case complete, partly, failed }

  /// `reconstruct`, `score`, `merge`, `analyze`.
  public var step: String
  /// Version of the program.
  public var version: String
  /// Start in UTC, ISO 8601.
  public var started: String
  /// Wall-clock time.
  public var seconds: Double?
  public var end: End?
  public var host: Host
  /// Pairs in flight, for `score`.
  public var jobs: Int?
  /// `K/N`, for a shard.
  public var shard: String?
  /// Scores that this run computed, that stood already, and that came from the cache.
  public var scored: Int?
  public var present: Int?
  public var cached: Int?

  public init(step: String, version: String, host: Host = .current, started: Date = Date()) {
    self.step = step
    self.version = version
    self.host = host
    self.started = started.ISO8601Format()
  }

  /// The run in a sentence.
  public var sentence: String {
    var words = "\(started) \(step)"
    if let shard { words += " --shard \(shard)" }
    words += " by crossmetric \(version)"
    if let scored { words += ", \(scored) scores computed" }
    if let present, present > 0 { words += ", \(present) there before" }
    if let cached, cached > 0 { words += ", \(cached) of them from the cache" }
    if let seconds { words += String(format: ", %.1f s", seconds) }
    words += " on \(host.cpu) (\(host.cores) cores, \(host.instructions), \(host.system))"
    switch end {
    case .complete: return words
    case .partly: return words + "; some pairs failed"
    case .failed: return words + "; it failed"
    case nil: return words + "; it did not end"
    }
  }
}
