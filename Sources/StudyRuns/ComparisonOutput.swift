import Foundation
import Metrics
import Results
import StudyRuns

/// The output of `compare --json`; scripts rely on its names.
struct ComparisonJSON: Encodable {
  struct Definition: Encodable {
    let id: String
    let text: String
    /// Where the weights come from; empty without weights.
    let weights: String
  }

  struct Pair: Encodable {
    let original: String
    let reconstruction: String
    let width: Int
    let height: Int
    let scores: [String: Double]
  }

  let version = Version.current
  let definitions: [String: Definition]
  let pairs: [Pair]

  init(_ metrics: [any Metric], _ scored: [ScoredPair]) {
    definitions = Dictionary(
      metrics.map {
        (
          $0.descriptor.id,
          Definition(
            id: $0.definition.fingerprint, text: $0.definition.text, weights: $0.definition.weights)
        )
      }, uniquingKeysWith: { first, _ in first })
    pairs = scored.map { pair in
      var scores: [String: Double] = [:]
      for (id, score) in pair.scores {
        scores[id] = score.score
        for part in score.parts { scores[id + "/" + part.suffix] = part.score }
      }
      return Pair(
        original: pair.original, reconstruction: pair.reconstruction, width: pair.width,
        height: pair.height, scores: scores)
    }
  }

  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
