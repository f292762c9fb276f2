/// Scores of a metric by another definition than the current one, of the same weights: such as the
/// exact way beside the fast one.
public struct OtherDefinition: Sendable {
  public var definition: MetricDefinition
  public var scores: [ScoreRow]

  public init(definition: MetricDefinition, scores: [ScoreRow]) {
    self.definition = definition
    self.scores = scores
  }

  /// Scores of a results folder beside those that count.
  ///
  /// - Parameters:
  ///   - folder: the results folder.
  ///   - current: the scores that count.
  public static func read(folder: String, beside current: [ScoreRow]) throws -> [OtherDefinition] {
    let results = ResultsFolder(folder)
    let definitions = try results.rows(MetricDefinition.self)
    let used = Set(current.map(\.definition))
    let own = definitions.filter { used.contains($0.fingerprint) && $0.weightsDigest != nil }
    let others = definitions.filter { other in
      !used.contains(other.fingerprint)
        && own.contains { $0.metric == other.metric && $0.weightsDigest == other.weightsDigest }
    }
    if others.isEmpty { return [] }
    let rows = try (results.scores()?.all ?? []).filter { !$0.key.isControl }
    return others.map { other in
      OtherDefinition(
        definition: other, scores: rows.filter { $0.definition == other.fingerprint })
    }.filter { !$0.scores.isEmpty }
  }
}
