import Results

/// What the protocol of a test says of a codec against its anchor.
public struct ProtocolAnswer: Sendable, Encodable {
  private let row: ProtocolRow

  init(_ row: ProtocolRow) { self.row = row }

  /// "By JPEG AI's protocol (mean of 7 metrics), a needs 12 % fewer bits [10 to 15 %] than b."
  public var sentence: String {
    let rule = EvaluationProtocol.all.first { $0.name == row.name }
    let title = rule?.title ?? row.name
    guard row.bdRatePercent.isFinite else {
      return "By \(title), \(row.key) has no number against \(row.anchorKey): \(row.note)."
    }
    let isNone = PercentWords.isNone(row.bdRatePercent)
    let bits =
      isNone
      ? "as many bits" : PercentWords.difference(row.bdRatePercent, "more bits", "fewer bits")
    let ends = [row.ci.low, row.ci.high].compactMap { $0 }
    let interval =
      ends.count == 2 ? " [\(PercentWords.ends(ends[0], ends[1], "more", "fewer"))]" : ""
    return "By \(title) (mean of \(rule?.metrics.count ?? 0) metrics over \(row.points) rates), "
      + "\(row.key) needs \(bits)\(interval) \(isNone ? "as" : "than") \(row.anchorKey)."
  }

  enum CodingKeys: String, CodingKey {
    case name, codec, objective, anchor, anchorObjective, percent, low, high, note, sentence
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(row.name, forKey: .name)
    try container.encode(row.key.codec, forKey: .codec)
    try container.encode(row.key.objective, forKey: .objective)
    try container.encode(row.anchorKey.codec, forKey: .anchor)
    try container.encode(row.anchorKey.objective, forKey: .anchorObjective)
    try container.encode(row.bdRatePercent.isFinite ? row.bdRatePercent : nil, forKey: .percent)
    try container.encode(row.ci.low, forKey: .low)
    try container.encode(row.ci.high, forKey: .high)
    try container.encode(row.note.description, forKey: .note)
    try container.encode(sentence, forKey: .sentence)
  }
}
