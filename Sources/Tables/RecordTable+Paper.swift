public import Results

extension RecordTable {
  /// Whether a column may hold numbers; in one of names `0.10` stays `0.10`.
  static func mayBeNumeric(_ column: String) -> Bool {
    TableSchemas.column(column)?.isNumeric ?? true
  }

  /// The group within which a BD number is compared: the same anchor, metric and rule.
  private static let groups = [
    "anchor", "anchor_objective", "metric", "direction", "method", "range", "interval_rule",
    "aggregate", "scale", "image",
  ]

  /// The table as it is printed: names of metrics, sensible digits, best and second best BD marked
  /// among the codecs of a group.
  ///
  /// - Parameter columns: those to print, in this order; nil for all that hold anything.
  /// - Throws: `TableError.unknownColumn`.
  public func paper(
    columns chosen: [String]? = nil, catalogue: MetricCatalogue, notes: [String] = []
  ) throws -> PaperTable {
    let chosen =
      chosen
      ?? columns.indices.filter { column in
        records.isEmpty || records.contains { !$0[column].isEmpty }
      }.map { columns[$0] }
    let printed = try chosen.map { column in
      guard let fields = fields(column) else {
        throw TableError.unknownColumn(file, column: column, known: columns)
      }
      return self.column(column, fields, catalogue)
    }
    return PaperTable(
      headings: zip(chosen, printed).map {
        PaperTable.Heading(ColumnFacts.heading($0), isNumeric: $1.isNumeric)
      }, rows: records.indices.map { row in .cells(printed.map { $0.cells[row] }) }, notes: notes)
  }

  private func column(
    _ name: String, _ fields: [String], _ catalogue: MetricCatalogue
  ) -> (isNumeric: Bool, cells: [PaperTable.Cell]) {
    if TableSchemas.column(name)?.kind == .metric {
      let names = fields.map { catalogue.descriptor(of: $0)?.name ?? $0 }
      return (false, names.map { PaperTable.Cell(.text($0)) })
    }
    let isNumeric =
      Self.mayBeNumeric(name) && fields.contains { !$0.isEmpty }
      && fields.allSatisfy { $0.isEmpty || Double($0) != nil }
    guard isNumeric else { return (false, fields.map { PaperTable.Cell(.text($0)) }) }
    let decimals = decimals(name, fields)
    var cells = fields.indices.map { row -> PaperTable.Cell in
      guard let value = Double(fields[row]) else { return PaperTable.Cell(.text("")) }
      return PaperTable.Cell(.number(value, decimals: decimals[row]))
    }
    for (rows, lowerIsBetter) in ranked(name, catalogue) {
      let marks = BestMarks.marks(
        rows.map { Double(fields[$0]) ?? .nan }, lowerIsBetter: lowerIsBetter,
        decimals: rows.first.map { decimals[$0] } ?? 0, beatsZero: true)
      for (row, mark) in zip(rows, marks) { cells[row].mark = mark }
    }
    return (true, cells)
  }

  /// Decimals of each row: none for whole numbers, two for percentages, else what the numbers of
  /// the same metric need.
  private func decimals(_ name: String, _ fields: [String]) -> [Int] {
    if fields.allSatisfy({ $0.isEmpty || Int($0) != nil }) { return fields.map { _ in 0 } }
    let percent = columns.contains { $0.hasSuffix("_percent") }
    if name.hasSuffix("_percent") || percent && name.hasPrefix("ci_") {
      return fields.map { _ in 2 }
    }
    let kinds = ["metric", "direction"].compactMap(self.fields)
    let metrics = fields.indices.map { row in kinds.map { $0[row] } }
    let byMetric = Dictionary(grouping: fields.indices) { metrics[$0] }.mapValues { rows in
      Digits.decimals(for: rows.compactMap { Double(fields[$0]) })
    }
    return metrics.map { byMetric[$0] ?? 2 }
  }

  /// Groups of rows that are ranked in a column, and which way. A group that holds a codec twice is
  /// of another kind and is not ranked.
  private func ranked(
    _ name: String, _ catalogue: MetricCatalogue
  ) -> [(rows: [Int], lowerIsBetter: Bool)] {
    guard name == "bd_rate_percent" || name == "bd_quality" || name == "value" && isMatrix,
      let metrics = fields("metric"), let codecs = fields("codec"),
      let objectives = fields("objective")
    else { return [] }
    let directions = fields("direction")
    let keys = Self.groups.compactMap(fields)
    let groups = Dictionary(grouping: records.indices) { row in keys.map { $0[row] } }
    return groups.values.compactMap { rows in
      let tests = Set(rows.map { CodecKey(codec: codecs[$0], objective: objectives[$0]) })
      guard let first = rows.first, tests.count == rows.count else { return nil }
      let isRate = name == "bd_rate_percent" || directions?[first] == "rate"
      // Less of a distance is better, as fewer bits are; more of a quality is better.
      let metric = catalogue.descriptor(of: metrics[first])
      return (rows, isRate || metric?.orientation == .lowerIsBetter)
    }
  }
}
