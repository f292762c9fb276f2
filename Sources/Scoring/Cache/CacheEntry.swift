import Digests
import Foundation
import Results

/// A line of a cache file: key, score, parts, and a digest of all that before it.
///
/// Numbers stand as their 64 bits in hexadecimal digits, so that they come back as they were.
struct CacheEntry {
  let key: String
  let score: MetricScore

  var line: String {
    let parts = score.parts.map { $0.suffix + "=" + Self.bits($0.score) }
    let body = ([key, Self.bits(score.score)] + parts).joined(separator: " ")
    return body + " " + Self.check(body) + "\n"
  }

  init(key: String, score: MetricScore) {
    self.key = key
    self.score = score
  }

  /// Reads a line without its line feed; nil if a bit of it is not as it was written.
  init?(line: Substring) {
    guard let space = line.lastIndex(of: " ") else { return nil }
    let body = line[..<space]
    let words = body.split(separator: " ", omittingEmptySubsequences: false)
    guard line[space...].dropFirst() == Self.check(String(body)), words.count >= 2,
      let score = Self.number(words[1])
    else { return nil }
    var parts: [MetricScore.Part] = []
    for word in words.dropFirst(2) {
      guard let equals = word.lastIndex(of: "="),
        let number = Self.number(word[equals...].dropFirst())
      else { return nil }
      parts.append(MetricScore.Part(String(word[..<equals]), number))
    }
    self.init(key: String(words[0]), score: MetricScore(score, parts: parts))
  }

  private static func bits(_ number: Double) -> String { String(number.bitPattern, radix: 16) }

  private static func number(_ text: Substring) -> Double? {
    UInt64(text, radix: 16).map(Double.init(bitPattern:))
  }

  private static func check(_ body: String) -> String { String(SHA256.hex(of: body).prefix(16)) }
}
