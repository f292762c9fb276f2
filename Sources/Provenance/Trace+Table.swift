import Results

extension Trace {
  /// A row of a further table of the analysis: its columns, how the table comes to them, and the
  /// curves that it is about.
  func links<Row: AnalysisRow>(ofTableRow row: Row) throws -> [Explanation.Link] {
    let columns = Array(zip(Row.schema.map(\.facts), row.fields))
    let curves = try results.rows(CurveRow.self)
    let named = columns.filter { $0.0.kind == .metric && !$0.1.isEmpty && $0.1 != BiasRow.rate }
      .map(\.1).uniqued()
    let curveLinks = keys(columns).flatMap { name, key in
      // A row without a metric is about all of them.
      let metrics =
        named.isEmpty ? curves.filter { $0.key == key }.map(\.metric).uniqued() : named
      return metrics.map { curveLink(name, key, $0, curves) }
    }
    var definitions = currentDefinitionLinks(named)
    if let row = row as? BiasSensitivityRow, row.kind == .definition {
      definitions.append(definitionLink(row.setting))
    }
    return [
      .init(
        "row",
        columns.filter { !$0.1.isEmpty }.map { facts, field in
          facts.name + " = " + field + (facts.unit.isEmpty ? "" : " " + facts.unit)
            + " (" + facts.meaning + ")"
        }),
      .init(Row.table.title, Row.table.explanation),
    ] + curveLinks + definitions + [studyLink, runLink(["analyze"])]
  }

  /// Columns that name a codec, and those that name what it was optimised for.
  private static let codecColumns = [
    (codec: "anchor", objectives: ["anchor_objective"]),
    (codec: "codec", objectives: ["objective", "objective_a", "objective_b", "against"]),
  ]

  /// The codecs of a row, each with what it is called in a chain.
  private func keys(_ columns: [(ColumnFacts, String)]) -> [(String, CodecKey)] {
    let fields = Dictionary(columns.map { ($0.name, $1) }, uniquingKeysWith: { first, _ in first })
    return Self.codecColumns.flatMap { group -> [(String, CodecKey)] in
      guard let codec = fields[group.codec], !codec.isEmpty else { return [] }
      return group.objectives.compactMap { column in
        fields[column].map { (group.codec, CodecKey(codec: codec, objective: $0)) }
      }
    }
  }
}
