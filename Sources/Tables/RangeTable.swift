public import Results

/// BD-rates by range of rates as a paper prints them: a row for each codec, a column for each range, a
/// section for each metric; each number with its interval and the marks of its caveats.
public struct RangeTable: Sendable {
  /// A range of rates, and how the table heads it.
  public struct Range: Sendable, Hashable {
    public let range: RateRange
    public let name: String

    public init(range: RateRange, name: String) {
      self.range = range
      self.name = name
    }
  }

  private let rows: [MatrixRow]
  private let ranges: [Range]
  private let catalogue: MetricCatalogue

  /// - Parameter rows: BD-rates against one anchor; rows of the other direction are left out.
  public init(_ rows: [MatrixRow], ranges: [Range], catalogue: MetricCatalogue) {
    self.rows = rows.filter { $0.direction == .rate }
    self.ranges = ranges
    self.catalogue = catalogue
  }

  /// Ids of the metrics, in their order.
  public var metrics: [String] { rows.map(\.metric).uniqued() }

  /// - Parameters:
  ///   - decimals: of all numbers.
  ///   - notes: further sentences below the table.
  public func paper(decimals: Int, notes: [String] = []) -> PaperTable {
    let metrics = metrics
    let sections = metrics.flatMap { metric -> [PaperTable.Row] in
      let own = rows.filter { $0.metric == metric }
      let title = catalogue.descriptor(of: metric)?.name ?? metric
      return (metrics.count > 1 ? [.section(title)] : [])
        + own.filter { !$0.value.isNaN }.map(\.key).uniqued().map { key in
          .cells(
            [PaperTable.Cell(.text(key.description))]
              + ranges.map { range in
                let row = own.first { $0.key == key && $0.range == range.range }
                return PaperTable.Cell(content(row, decimals))
              })
        }
    }
    let only = metrics.count == 1 ? catalogue.descriptor(of: metrics[0])?.name : nil
    let what =
      "BD-rate\(only.map { " in \($0)" } ?? "") in % against \(rows.first?.anchorKey.description ?? "the anchor"); "
      + "negative: fewer bits."
    let hasIntervals = rows.contains { $0.ci.low != nil }
    return PaperTable(
      headings: [PaperTable.Heading("Codec", isNumeric: false)]
        + ranges.map { PaperTable.Heading($0.name, isNumeric: true) },
      rows: sections,
      notes: [what + (hasIntervals ? " In brackets: 95 % intervals over images." : "")]
        + marks + gaps + notes)
  }

  private func content(_ row: MatrixRow?, _ decimals: Int) -> PaperTable.Content {
    guard let row else { return .text("") }
    let found = row.note.caveats
    return .interval(
      row.value, within: row.ci.range, decimals: decimals,
      marks: row.value.isNaN ? "" : found.map(\.mark).joined())
  }

  /// The meaning of the marks.
  private var marks: [String] {
    let found = rows.filter { !$0.value.isNaN }.flatMap(\.note.caveats)
    return BDCaveat.allCases.filter(found.contains).map { "\($0.mark) \($0.sentence)." }
  }

  /// Why cells are dashes, and which codecs have no number at all.
  private var gaps: [String] {
    // The first cause says enough; what follows names the rule, which the heading does.
    func reasons(_ rows: [MatrixRow]) -> String {
      rows.compactMap(\.note.cause).uniqued()
        .joined(separator: "; ")
    }
    let keys = rows.map(\.key).uniqued()
    let bare = keys.filter { key in rows.allSatisfy { $0.key != key || $0.value.isNaN } }
    func reason(_ key: CodecKey) -> String { reasons(rows.filter { $0.key == key }) }
    let dashes = rows.filter { $0.value.isNaN && !bare.contains($0.key) }
    return (dashes.isEmpty ? [] : ["A dash: \(reasons(dashes))."])
      + bare.map(reason).uniqued().map { cause in
        let own = bare.filter { reason($0) == cause }.map(\.description)
        return "Without a number: \(own.joined(separator: ", ")) (\(cause))."
      }
  }
}
