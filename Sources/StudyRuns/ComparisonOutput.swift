import Foundation
public import Metrics
import Results
public import Tables

extension [ScoredPair] {
  /// The scores as one JSON object, as `compare --json` prints it; scripts rely on its names. Numbers that
  /// JSON does not have are the words inf, -inf and nan.
  public func json(_ metrics: [any Metric]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(Contents(metrics, self)), as: UTF8.self)
  }

  /// The scores as a table for a paper: the best are marked among the reconstructions of one original.
  public func paper(_ metrics: [any Metric]) -> PaperTable {
    let columns = metrics.map { metric in
      MatrixTable.Column(
        heading: metric.descriptor.name,
        lowerIsBetter: metric.descriptor.orientation == .lowerIsBetter)
    }
    let sections = map(\.original).uniqued().map { original in
      MatrixTable.Section(
        title: original,
        rows: filter { $0.original == original }.map { pair in
          MatrixTable.Row(label: pair.reconstruction, values: pair.scores.map { $0.1.score })
        })
    }
    let notes = metrics.filter { !$0.definition.weights.isEmpty }.map {
      "\($0.descriptor.name): \($0.definition.weights)."
    }
    return MatrixTable(corner: "Reconstruction", columns: columns, sections: sections)
      .paper(notes: notes)
  }
}

/// What the JSON object contains.
private struct Contents: Encodable {
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
}
