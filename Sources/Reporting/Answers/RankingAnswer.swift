public import Results

/// Who needs fewer bits: one codec against another, by every metric, and whether these agree.
public struct RankingAnswer: Sendable, Encodable {
  /// The BD-rate in one metric.
  public struct Cell: Sendable, Encodable {
    public let metric: String
    public let name: String
    /// Rate difference at equal value of the metric; NaN where there is none.
    public let percent: Double
    /// 95 % interval over images.
    public let low: Double?
    public let high: Double?
    /// Shared over union of the two curves' qualities.
    public let overlapPercent: Double
    /// Whether each curve has two points inside the range that is compared.
    public let hasEvidence: Bool
    /// Why there is no number, or what else must be known of it.
    public let note: Notes
    /// The objective of models that are trained for the metric.
    let objective: String?
    /// The metric that it is another rule of.
    let variantOf: String?

    var isKnown: Bool { percent.isFinite }
    var hasInterval: Bool { low != nil && high != nil }
    /// Whether the sign rests on enough.
    let isDecided: Bool
  }

  public enum Agreement: String, Sendable, Encodable {
    /// All metrics that decide have the same sign.
    case agree
    /// Some need fewer bits, others more.
    case depends
    case undecided
    /// No metric has a number.
    case unknown
  }

  public let key: CodecKey
  public let anchor: CodecKey
  /// Whether one of the two is known by published curves alone.
  public let isImported: Bool
  /// In the order of the study.
  public let cells: [Cell]

  public var agreement: Agreement {
    if !cells.contains(where: \.isKnown) { return .unknown }
    let decided = counting.filter(\.isDecided)
    if decided.isEmpty { return .undecided }
    return Set(decided.map { $0.percent < 0 }).count == 1 ? .agree : .depends
  }

  /// "By PSNR, a needs 154 % more bits [60 to 303 %] than b, by MS-SSIM 45 % fewer [38 to 50 %]:
  /// the ranking depends on the metric."
  public var sentence: String { "\(measured): \(conclusion)." }

  /// Variants of a metric (`ms-ssim-joint` beside `ms-ssim`) say the same again, so they do not
  /// count: of metrics that models are trained for, each objective counts once.
  private var counting: [Cell] {
    var seen: Set<String> = []
    return cells.filter { cell in
      cell.isKnown && (cell.objective.map { seen.insert($0).inserted } ?? true)
        && !cells.contains { $0.isKnown && $0.metric == cell.variantOf }
    }
  }

  /// The measured numbers, metric by metric.
  var measured: String {
    let known = counting
    guard let first = known.first else { return "no metric has a number" }
    let start =
      "By \(first.name), \(key) needs \(Self.bits(first, bits: " bits"))\(Self.interval(first)) than \(anchor)"
    let parts =
      [start] + named(known).map { "by \($0.name) \(Self.bits($0))" + Self.interval($0) }
    let rest = known.count - parts.count
    return parts.joined(separator: ", ")
      + (rest > 0 ? ", and \(rest) more metric\(rest == 1 ? "" : "s")" : "")
  }

  /// The metrics after the first that the sentence names, in the order of the study: the first ones,
  /// and those that the conclusion rests on, so that each has its number.
  private func named(_ known: [Cell]) -> [Cell] {
    let decided = known.filter(\.isDecided)
    let signs = [decided.first { $0.percent < 0 }, decided.first { $0.percent >= 0 }]
    let needed =
      signs.compactMap { $0?.metric }
      + (decided.isEmpty ? [] : known.filter { !$0.isDecided }.map(\.metric))
    let first = known.prefix(1).map(\.metric)
    let others = known.map(\.metric).filter { !(first + needed).contains($0) }
    let room = max(0, Self.mostNamed - (first + needed).uniqued().count)
    let names = Set(needed + others.prefix(room))
    return known.dropFirst().filter { names.contains($0.metric) }
  }

  /// Metrics that the sentence names if the conclusion needs no more; the matrix has all.
  private static let mostNamed = 6

  private static func bits(_ cell: Cell, bits: String = "") -> String {
    PercentWords.isNone(cell.percent)
      ? "as many\(bits)" : PercentWords.difference(cell.percent, "more\(bits)", "fewer\(bits)")
  }

  private static func interval(_ cell: Cell) -> String {
    guard let low = cell.low, let high = cell.high else { return "" }
    return " [\(PercentWords.ends(low, high, "more", "fewer"))]"
  }

  /// Whether the metrics agree.
  var conclusion: String {
    let known = counting
    let undecided = PercentWords.list(known.filter { !$0.isDecided }.map(\.name))
    let doubt = undecided.isEmpty ? "" : "; undecided by \(undecided)"
    let unsure =
      known.contains(where: \.hasInterval)
      ? "" : "; without intervals, it is unknown how sure that is"
    switch agreement {
    case .depends: return "the ranking depends on the metric" + doubt + unsure
    case .undecided: return "undecided, since " + reasonOfDoubt(known)
    case .agree where !undecided.isEmpty:
      let deciding = known.filter(\.isDecided).map(\.name)
      return (deciding.count == 1 ? "only \(deciding[0]) decides" : "all decided metrics agree")
        + doubt + unsure
    case .agree where known.count == 1: return "the only metric with a number" + unsure
    case .agree: return "all metrics agree" + unsure
    case .unknown: return "undecided"
    }
  }

  private func reasonOfDoubt(_ known: [Cell]) -> String {
    if !known.contains(where: \.hasEvidence) { return "too few points lie in the shared range" }
    if !known.contains(where: \.hasInterval) {
      return known.allSatisfy { PercentWords.isNone($0.percent) }
        ? "the rates are equal" : "no interval could be computed"
    }
    if known.count == 1 { return "the interval includes zero" }
    return known.allSatisfy(\.hasInterval)
      ? "every interval includes zero" : "no interval excludes zero"
  }

  enum CodingKeys: String, CodingKey {
    case codec, objective, anchor, anchorObjective, imported, agreement, metrics, sentence
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(key.codec, forKey: .codec)
    try container.encode(key.objective, forKey: .objective)
    try container.encode(anchor.codec, forKey: .anchor)
    try container.encode(anchor.objective, forKey: .anchorObjective)
    try container.encode(isImported, forKey: .imported)
    try container.encode(agreement, forKey: .agreement)
    try container.encode(cells, forKey: .metrics)
    try container.encode(sentence, forKey: .sentence)
  }
}

extension RankingAnswer.Cell {
  enum CodingKeys: String, CodingKey {
    case metric, name, percent, low, high, overlapPercent, decided, note
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(metric, forKey: .metric)
    try container.encode(name, forKey: .name)
    try container.encode(percent.isFinite ? percent : nil, forKey: .percent)
    try container.encode(low, forKey: .low)
    try container.encode(high, forKey: .high)
    try container.encode(overlapPercent.isFinite ? overlapPercent : nil, forKey: .overlapPercent)
    try container.encode(isDecided, forKey: .decided)
    try container.encode(note.description, forKey: .note)
  }

  init(_ row: MatrixRow, _ descriptor: MetricDescriptor?) {
    metric = row.metric
    name = descriptor?.name ?? row.metric
    objective = descriptor?.objective
    variantOf = descriptor?.variantOf
    percent = row.value
    low = row.ci.low
    high = row.ci.high
    overlapPercent = row.overlapPercent
    hasEvidence = row.evidence.isEnough
    isDecided = row.isDecided
    note = row.note
  }
}
