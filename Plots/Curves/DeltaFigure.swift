import Results

extension Figures {
  /// The difference of codecs to their anchor along the rate, with paired intervals; one figure for each
  /// anchor, and one for the objectives of codecs against each other.
  static func deltaFigures(of metric: MetricDescriptor, _ data: FigureData) -> [CurveFigure?] {
    let own = data[DeltaRow.self].filter { $0.metric == metric.id && $0.difference.isFinite }
    let sets = own.map(DeltaSet.init).uniqued()
    return sets.map { set in
      figure(metric, set, isOnly: sets.count == 1, own.filter { DeltaSet($0) == set }, data)
    }
  }

  private static func figure(
    _ metric: MetricDescriptor, _ set: DeltaSet, isOnly: Bool, _ rows: [DeltaRow],
    _ data: FigureData
  ) -> CurveFigure? {
    let comparisons = rows.map(\.comparison).uniqued()
    let names = Comparison.Names(comparisons, data.style)
    let against = set.words(data.style)
    let curves = comparisons.map { comparison in
      let own = rows.filter { $0.comparison == comparison }
      return PlotCurve(
        key: comparison.test, images: own[0].images, points: own.map(PlotPoint.init),
        name: names.name(comparison))
    }
    let rates = rows.map(\.bpp)
    let none = PlotIsoline(label: "", points: [rates.min() ?? 0, rates.max() ?? 0].map { ($0, 0) })
    let unit = rows[0].unit.isEmpty ? "" : " (\(rows[0].unit))"
    return CurveFigure(
      name: (["delta", metric.id] + (isOnly ? [] : [set.stem])).map(stem).joined(separator: "-"),
      title: "\(metric.name) difference, \(against)",
      summary: "By how much the mean \(metric.name) differs at each rate, \(against)",
      intervals: "with paired pointwise 95 % intervals",
      x: .rate(data),
      y: Axis(
        title: ["\(metric.name) difference\(unit)"] + data.warnings(on: [metric]),
        logarithmic: false, includes: [0]),
      curves: curves, isolines: [none], data: data)
  }
}

/// Comparisons that one figure shows.
private struct DeltaSet: Hashable {
  /// The anchor; of a codec's objectives the codec is empty.
  let anchor: CodecKey
  let objective: String

  init(_ row: DeltaRow) {
    let isOwn = row.anchorKey.codec == row.key.codec
    anchor = isOwn ? CodecKey(codec: "", objective: row.anchorKey.objective) : row.anchorKey
    objective = isOwn ? row.key.objective : ""
  }

  func words(_ style: FigureStyle) -> String {
    anchor.codec.isEmpty
      ? [objective, anchor.objective].map(style.name(ofObjective:)).joined(separator: " against ")
      : "against \(style.label(anchor))"
  }

  var stem: String {
    anchor.codec.isEmpty
      ? "\(objective)-against-\(anchor.objective)"
      : "against-\(anchor.codec)-\(anchor.objective)"
  }
}

extension PlotPoint {
  fileprivate init(_ row: DeltaRow) {
    x = row.bpp
    y = row.difference
    bar = row.ci.bar
  }
}
