import Results

extension Trace {
  /// A BD-rate: the two curves that it compares.
  func links(of row: BDRateRow) throws -> [Explanation.Link] {
    let curves = try results.rows(CurveRow.self)
    return [
      .init(
        "BD-rate",
        "\(row.bdRatePercent) % of rate at equal \(row.metric) (negative: less), "
          + interval(row.ci.low, row.ci.high)),
      .init("BD-quality", "\(row.bdQuality) at equal rate"),
      .init(
        "rule",
        "\(row.method.rawValue) interpolation of log10 rate, range \(row.range), "
          + "\(text(row.overlapPercent)) % overlap" + (row.note.isEmpty ? "" : "; \(row.note)")),
      curveLink("anchor", row.anchorKey, row.metric, curves),
      curveLink("test", row.key, row.metric, curves),
    ] + currentDefinitionLinks([row.metric]) + [studyLink, runLink(["analyze"])]
  }

  /// A cross-metric bias: the curves of both metrics in both objectives.
  func links(of row: BiasRow) throws -> [Explanation.Link] {
    let curves = try results.rows(CurveRow.self)
    let sides = [row.objectiveA, row.objectiveB].flatMap { objective in
      [row.distance, row.atEqual].filter { $0 != BiasRow.rate }.map { metric in
        curveLink(
          objective, CodecKey(codec: row.codec, objective: objective), metric, curves)
      }
    }
    return [
      .init(
        "bias",
        "\(row.differencePercent) % of \(row.distance) from \(row.objectiveA) to "
          + "\(row.objectiveB) at equal \(row.atEqual) (negative: less), "
          + interval(row.ci.low, row.ci.high)),
      .init(
        "rule",
        "100 (exp(mean of ln d_b - ln d_a) - 1) over \(row.atEqual) from \(text(row.low)) to "
          + text(row.high) + (row.note.isEmpty ? "" : "; \(row.note)")),
    ] + sides + currentDefinitionLinks([row.distance, row.atEqual])
      + [studyLink, runLink(["analyze"])]
  }

  func curveLink(
    _ name: String, _ key: CodecKey, _ metric: String, _ curves: [CurveRow]
  ) -> Explanation.Link {
    let points = curves.enumerated().filter { _, row in
      row.key == key && row.metric == metric
    }
    let lines = points.map { index, row in
      "line \(index + 2): point \(row.point), \(row.bpp) bpp, \(metric) \(row.mean)"
    }
    return .init(
      name,
      lines.isEmpty ? ["\(key): curves.csv has no rows of it"] : ["\(key), curves.csv"] + lines)
  }

  func currentDefinitionLinks(_ metrics: [String]) -> [Explanation.Link] {
    metrics.compactMap(currentDefinition).uniqued().map(definitionLink)
  }

  private func interval(_ low: Double?, _ high: Double?) -> String {
    guard let low, let high else { return "no interval" }
    return "95 % interval \(low) to \(high)"
  }

  private func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "unknown" }
}
